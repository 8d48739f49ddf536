package import Foundation
import Kernel

/// Someone who orders. State-based: the row is the truth, its events tell of it.
package struct Customer: StateBased {
  package typealias Event = CustomerEvent

  package static let longestText = 200

  package let id: UUID
  /// The customer's number in the shop's own books; unique.
  package let externalRef: String
  package private(set) var name: String
  package let country: String
  package private(set) var changes: Changes<CustomerEvent>

  /// As it was stored.
  package init(id: UUID, externalRef: String, name: String, country: String, version: Int) {
    self.init(id: id, externalRef: externalRef, name: name, country: country, .ofStored(at: version))
  }

  /// Throws with every faulty field at once.
  package static func register(
    id: UUID, externalRef: String, name: String, country: String
  ) throws(CustomerError) -> Customer {
    var faults: [RefusedField] = []
    let externalRef = label(externalRef, limit: longestText, at: "/external_ref", &faults)
    let name = label(name, limit: longestText, at: "/name", &faults)
    let country = label(country, limit: longestText, at: "/country", &faults)
    guard let externalRef, let name, let country else { throw .invalid(faults) }
    var customer = Customer(id: id, externalRef: externalRef, name: name, country: country, .ofNew())
    customer.changes.raise(
      .registered(CustomerRegistered(customerID: id, externalRef: externalRef, name: name, country: country)))
    return customer
  }

  /// Changes nothing, and raises nothing, when the name is the present one.
  package mutating func rename(to newName: String) throws(CustomerError) {
    var faults: [RefusedField] = []
    guard let newName = label(newName, limit: Self.longestText, at: "/name", &faults) else { throw .invalid(faults) }
    guard newName != name else { return }
    name = newName
    changes.raise(.renamed(CustomerRenamed(customerID: id, name: newName)))
  }

  private init(id: UUID, externalRef: String, name: String, country: String, _ changes: Changes<CustomerEvent>) {
    self.id = id
    self.externalRef = externalRef
    self.name = name
    self.country = country
    self.changes = changes
  }
}
