import CommandPorts
import Foundation
import TestSupport
import Testing

@Suite struct ForeignTransactionTests {
  @Test func `a transaction of another adapter is refused by every port`() throws {
    let specimen = try Specimen.collect(id: UUID(), keeperID: UUID(), label: "Fern", count: 1)
    let keeper = try Keeper.name("Ada", id: UUID())
    try expectRefused { _ = try SQLiteSpecimenRepository().load(specimen.id, in: $0) }
    try expectRefused { try SQLiteSpecimenRepository().save(specimen, in: $0) }
    try expectRefused { _ = try SQLiteKeeperRepository().load(keeper.id, in: $0) }
    try expectRefused { _ = try SQLiteKeeperRepository().load(name: "Ada", in: $0) }
    try expectRefused { try SQLiteKeeperRepository().save(keeper, in: $0) }
  }
}

/// Another adapter's.
private final class Foreign: Transaction {}

/// Hands the call a transaction of another adapter.
func expectRefused(
  _ call: (any Transaction) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) { try call(Foreign()) }
  #expect(error.map { "\(type(of: $0))" } == "ForeignTransaction", sourceLocation: sourceLocation)
}
