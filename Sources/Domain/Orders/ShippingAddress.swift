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
    func part(_ text: String, _ name: String) -> String {
      if let text = label(text, limit: Self.longestPart) { return text }
      broken.append(.init("\(pointer)/\(name)", "1 to \(Self.longestPart) characters, none of them a control"))
      return ""
    }
    self.recipient = recipient.map { part($0, "recipient") }
    self.street = street.map { part($0, "street") }
    self.city = city.map { part($0, "city") }
    self.postalCode = postalCode.map { part($0, "postal_code") }
    self.country = part(country, "country")
    guard broken.isEmpty else {
      faults += broken
      return nil
    }
  }
}
