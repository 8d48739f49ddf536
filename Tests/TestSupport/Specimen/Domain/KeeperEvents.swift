package import Domain
package import Foundation

package enum KeeperEvent: StreamEvent {
  case named(KeeperNamed)
  case renamed(KeeperRenamed)

  package static let types: [EventType<KeeperEvent>] = [
    EventType(KeeperNamed.self, KeeperEvent.named),
    EventType(KeeperRenamed.self, KeeperEvent.renamed),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .named(let event): event
    case .renamed(let event): event
    }
  }
}

package struct KeeperNamed: DomainEvent {
  package static let type = "KeeperNamed"
  package static let version = 1

  package let keeperID: UUID
  package let name: String

  package init(keeperID: UUID, name: String) {
    self.keeperID = keeperID
    self.name = name
  }
}

package struct KeeperRenamed: DomainEvent {
  package static let type = "KeeperRenamed"
  package static let version = 1

  package let keeperID: UUID
  package let name: String

  package init(keeperID: UUID, name: String) {
    self.keeperID = keeperID
    self.name = name
  }
}
