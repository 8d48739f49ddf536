import Domain
import Foundation
import TestSupport

/// Ids and events of specimens and their keepers.
enum CollectionHistory {
  static let ada = id(0xA0)
  static let bob = id(0xB0)
  static let specimen = id(1)

  static func id(_ number: UInt8) -> UUID {
    UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number))
  }

  static func named(_ keeper: UUID = ada, _ name: String = "Ada") -> any DomainEvent {
    KeeperNamed(keeperID: keeper, name: name)
  }

  static func renamed(_ keeper: UUID = ada, to name: String) -> any DomainEvent {
    KeeperRenamed(keeperID: keeper, name: name)
  }

  static func collected(_ specimen: UUID = specimen, by keeper: UUID = ada) -> any DomainEvent {
    SpecimenCollected(specimenID: specimen, keeperID: keeper, label: "Fern", count: 2)
  }

  static func relabelled(_ specimen: UUID = specimen, to label: String) -> any DomainEvent {
    SpecimenRelabelled(specimenID: specimen, keeperID: ada, label: label)
  }

  static func discarded(_ specimen: UUID = specimen) -> any DomainEvent {
    SpecimenDiscarded(specimenID: specimen, keeperID: ada)
  }
}
