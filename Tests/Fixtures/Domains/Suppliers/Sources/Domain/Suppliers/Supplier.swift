package import Foundation
package import Kernel

/// Who goods are bought from. State-based: the row is the truth, its events tell of it.
package struct Supplier: StateBased {
  package typealias Event = SupplierEvent

  package static let longestName = 100
  package static let longestNote = 500

  package let id: UUID
  /// No two suppliers have the same.
  package private(set) var name: String
  package private(set) var note: String?
  package private(set) var changes: Changes<SupplierEvent>

  /// As it was stored.
  package init(id: UUID, name: String, note: String?, version: Int) {
    self.init(id: id, name: name, note: note, .ofStored(at: version))
  }

  /// Throws with every faulty field at once.
  package static func add(id: UUID, name: String, note: String?) throws(SupplierError) -> Supplier {
    let (name, note) = try checked(name, note)
    var supplier = Supplier(id: id, name: name, note: note, .ofNew())
    supplier.changes.raise(.added(SupplierAdded(supplierID: id, name: name, note: note)))
    return supplier
  }

  /// Raises nothing when all is as it was. Throws with every faulty field at once.
  package mutating func change(name newName: Change<String>, note newNote: Change<String>) throws(SupplierError) {
    let (newName, newNote) = try Self.checked(newName.applied(to: name) ?? "", newNote.applied(to: note))
    guard newName != name || newNote != note else { return }
    (name, note) = (newName, newNote)
    changes.raise(.changed(SupplierChanged(supplierID: id, name: newName, note: newNote)))
  }

  private static func checked(_ name: String, _ note: String?) throws(SupplierError) -> (String, String?) {
    var faults: [RefusedField] = []
    let checkedName = label(name, limit: longestName, at: "/name", &faults)
    let checkedNote = note.flatMap { label($0, limit: longestNote, at: "/note", &faults) }
    guard let checkedName, faults.isEmpty else { throw .invalid(faults) }
    return (checkedName, checkedNote)
  }

  private init(id: UUID, name: String, note: String?, _ changes: Changes<SupplierEvent>) {
    self.id = id
    self.name = name
    self.note = note
    self.changes = changes
  }
}
