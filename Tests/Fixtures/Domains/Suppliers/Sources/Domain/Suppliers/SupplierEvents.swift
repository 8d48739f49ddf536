package import Foundation

package enum SupplierEvent: StreamEvent {
  case added(SupplierAdded)
  case changed(SupplierChanged)

  package static let types: [EventType<SupplierEvent>] = [
    EventType(SupplierAdded.self, SupplierEvent.added),
    EventType(SupplierChanged.self, SupplierEvent.changed),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .added(let event): event
    case .changed(let event): event
    }
  }
}

package struct SupplierAdded: DomainEvent {
  package static let type = "SupplierAdded"
  package static let version = 1

  package let supplierID: UUID
  package let name: String
  package let note: String?

  package init(supplierID: UUID, name: String, note: String?) {
    self.supplierID = supplierID
    self.name = name
    self.note = note
  }
}

/// Holds what is so afterwards, not only what changed.
package struct SupplierChanged: DomainEvent {
  package static let type = "SupplierChanged"
  package static let version = 1

  package let supplierID: UUID
  package let name: String
  package let note: String?

  package init(supplierID: UUID, name: String, note: String?) {
    self.supplierID = supplierID
    self.name = name
    self.note = note
  }
}
