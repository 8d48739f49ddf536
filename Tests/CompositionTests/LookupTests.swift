import CommandPorts
import Commands
import Composition
import Foundation
import Kernel
import TestSupport
import Testing

/// A look-up outside the writer, before something slow.
@Suite struct LookupTests {
  @Test(.timeLimit(.minutes(1))) func itDoesNotWaitForTheWriter() async throws {
    let held = HeldWriter()
    let service = try TestService(features: Specimen.features + [held.feature])
    let keeper = try await service.commands.execute(NameKeeperCommand(name: "Ada"), service.context()).outcome
    await held.hold()
    let unknown = UUID()
    let refusal = await #expect(throws: KeeperError.self) {
      try await service.commands.execute(
        CollectSpecimenCommand(keeperID: unknown, label: "Fern", count: 1), service.context())
    }
    #expect(refusal?.code == "keeper-not-found")
    async let collected = service.commands.execute(
      CollectSpecimenCommand(keeperID: keeper.id, label: "Fern", count: 1), service.context())
    held.letGo()
    #expect(try await collected.outcome.version == 1)
    await service.stop()
  }
}
