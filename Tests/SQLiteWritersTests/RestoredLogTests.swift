import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// What readers keep of a log's history, held against the log when it is opened.
@Suite struct RestoredLogTests {
  private let epoch: UInt64 = 7
  private let renewed: UInt64 = 8
  private let folder: TemporaryFolder
  private let connection: Connection

  /// Three events, recorded at 1001, 1002 and 1003.
  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
    _ = try LogState.load(connection, schema: []) { [epoch] in (epoch, [7]) }
    for position in 1...3 {
      try connection.run(
        """
        INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
        VALUES (?, 'a', ?, 'T', 1, '{}', ?, '{}')
        """, position, position, 1000 + position)
    }
  }

  private func mark(_ position: Int64, at time: Int64? = nil) -> LogMark {
    LogMark(Position(position), recordedAt: Date(milliseconds: time ?? 1000 + position))
  }

  private func load(_ marks: LogMark..., of other: UInt64? = nil) throws -> LogState {
    try LogState.load(connection, schema: [], marks: { $0 == other ?? epoch ? marks : [] }) { (renewed, [8]) }
  }

  @Test func marksThatTheLogHoldsLeaveTheEpoch() throws {
    let state = try load(.start, mark(1), mark(3))
    #expect(!state.isRestored)
    #expect(state.epoch == epoch)
  }

  @Test func aMarkBeyondTheEndRenewsTheEpochOnce() throws {
    let state = try load(mark(2), mark(4))
    #expect(state.isRestored)
    #expect(state.epoch == renewed)
    #expect(state.head == Position(3))
    #expect(try LogIdentity(path: "\(folder.path)/write.sqlite").epoch == renewed)
    #expect(
      try LogIdentity(path: "\(folder.path)/write.sqlite").fingerprintKey == [7], "keys of commands stay what they were"
    )
    #expect(try !load(mark(4)).isRestored, "those are marks of another log now")
  }

  @Test func anotherEventAtAMarkRenewsTheEpoch() throws {
    #expect(try load(mark(2, at: 1003)).isRestored)
  }

  @Test func marksOfAnotherLogSayNothing() throws {
    #expect(try !load(mark(4), of: 9).isRestored)
  }
}
