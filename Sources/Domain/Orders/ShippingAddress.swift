package import Kernel

/// Where the goods go; only the country is always known.
package struct ShippingAddress: Hashable, Codable, Sendable {
  package static let longestPart = 200

  package let recipient: String?
  package let street: String?
  package let city: String?
  package let postalCode: String?
  package let country: String

  /// Makes an address of plain values, or appends every fault to `faults`, each below `pointer`.
  package init?(
    recipient: String?, street: String?, city: String?, postalCode: String?, country: String,
    at pointer: String, faults: inout [RefusedField]
  ) {
    var broken: [RefusedField] = []
    func part(_ text: String, _ name: String) -> String? {
      label(text, limit: Self.longestPart, at: "\(pointer)/\(name)", &broken)
    }
    self.recipient = recipient.flatMap { part($0, "recipient") }
    self.street = street.flatMap { part($0, "street") }
    self.city = city.flatMap { part($0, "city") }
    self.postalCode = postalCode.flatMap { part($0, "postal_code") }
    let country = part(country, "country")
    faults += broken
    guard let country, broken.isEmpty else { return nil }
    self.country = country
  }
}
