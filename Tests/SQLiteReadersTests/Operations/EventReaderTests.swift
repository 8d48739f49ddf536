import Kernel
import QueryPorts
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// Those who follow the log.
@Suite struct EventReaderTests {
  private struct Growth: LogGrowth {
    let head: Position
    func waitForGrowth(beyond position: Position, atMost seconds: Double) async {}
  }

  private struct Followed {
    let pool: ReadPool
    let reader: SQLiteEventReader
    let head: Position
  }

  private func followed() async throws -> Followed {
    let service = try TestService(features: Specimen.features)
    var history = RandomSpecimens(service, seed: 41)
    try await history.send(60)
    let head = service.head
    await service.stop()
    let pool = try ReadPool(
      path: "\(service.folder.path)/write.sqlite", size: 1, queryLimit: .seconds(10))
    // The folder lives as long as the service.
    return Followed(
      pool: pool, reader: SQLiteEventReader(ReadSource(pool, .logHead), growth: Growth(head: head)), head: head)
  }

  private func positions(_ followed: Followed, after position: Int64, limit: Int = 100) async throws -> [Int64] {
    try await followed.reader.listEvents(after: Position(position), limit: limit, patience: 0).value
      .map(\.position.position.value)
  }

  @Test func whatOneHasReadAtTheEndIsThereForAll() async throws {
    let followed = try await followed()
    let head = followed.head.value
    #expect(try await positions(followed, after: head - 10) == Array(head - 9...head))
    // Nobody can read any more.
    followed.pool.close()
    #expect(try await positions(followed, after: head - 10) == Array(head - 9...head))
    #expect(try await positions(followed, after: head - 3) == [head - 2, head - 1, head])
    #expect(try await positions(followed, after: head - 10, limit: 2) == [head - 9, head - 8])
    await #expect(throws: ReadPoolClosed.self) { try await positions(followed, after: head - 12) }
    await #expect(throws: ReadPoolClosed.self) { try await positions(followed, after: 0, limit: 3) }
  }

  @Test func nobodyMissesAnEventWhateverOthersHaveReadBefore() async throws {
    let followed = try await followed()
    let head = followed.head.value
    for _ in 0..<3 {
      for start in [head - 5, head - 20, head, head - 1, 0, head - 20] {
        #expect(try await positions(followed, after: start) == Array((start + 1)..<(head + 1)).prefix(100).map { $0 })
      }
    }
  }
}
