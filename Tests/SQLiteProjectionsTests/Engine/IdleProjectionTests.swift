import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

@Suite struct IdleProjectionTests {
  /// A backup, or somebody with a shell, may hold the lock for as long as it likes while there is nothing to apply.
  @Test func takesNoLockOfItsFile() async throws {
    let played = try await PlayedSpecimens(20, seed: 31)
    let runner = try played.runner(SpecimenListTable.self, in: played.read)
    let path = SQLiteProjectionStore<SpecimenListTable>.path(in: played.read)
    let other = try Connection(path: path, mode: .readWrite(synchronous: .off))
    let reached = try other.write { try runner.advance(limit: 1000) }
    #expect(reached == played.head)
  }
}
