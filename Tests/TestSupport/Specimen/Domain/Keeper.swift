package import Domain
package import Foundation
package import Kernel

/// Who keeps specimens. State-based: the row is the truth, its events tell of it.
package struct Keeper: StateBased {
  package typealias Event = KeeperEvent

  package let id: UUID
  /// Unique.
  package private(set) var name: String
  package private(set) var changes: Changes<KeeperEvent>

  /// As it was stored.
  package init(id: UUID, name: String, version: Int) {
    self.init(id: id, name: name, .ofStored(at: version))
  }

  package static func name(_ text: String, id: UUID) throws(KeeperError) -> Keeper {
    var keeper = Keeper(id: id, name: try checked(text), .ofNew())
    keeper.changes.raise(.named(KeeperNamed(keeperID: id, name: keeper.name)))
    return keeper
  }

  /// Changes nothing, and raises nothing, when the name is the present one.
  package mutating func rename(to text: String) throws(KeeperError) {
    let text = try Self.checked(text)
    guard text != name else { return }
    name = text
    changes.raise(.renamed(KeeperRenamed(keeperID: id, name: text)))
  }

  private init(id: UUID, name: String, _ changes: Changes<KeeperEvent>) {
    self.id = id
    self.name = name
    self.changes = changes
  }

  private static func checked(_ text: String) throws(KeeperError) -> String {
    var faults: [RefusedField] = []
    guard let text = label(text, limit: longestSpecimenText, at: "/name", &faults) else { throw .invalid(faults) }
    return text
  }
}

extension Party {
  package static func keeper(_ id: UUID) -> Party { Party("keeper", id) }
}
