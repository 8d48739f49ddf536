internal import CSQLite
import Foundation

/// Read-only connections to one file, lent to threads. Synchronous, without an actor: a read stays on its thread.
package final class ReadPool: Sendable {
  private struct Lent: @unchecked Sendable {  // Taken out of the monitor, so that it has one owner at a time.
    let connection: Connection
  }

  private struct Contents {
    var idle: [Lent]
    var waiting = 0
    var isClosed = false
  }

  private let path: String
  private let queryLimit: Duration
  private let contents: Monitor<Contents>

  /// The file must exist. `queryLimit` holds for each read, and for the wait for a free connection.
  package init(path: String, size: Int, queryLimit: Duration) throws {
    self.path = path
    self.queryLimit = queryLimit
    let idle = try (0..<max(1, size)).map { _ in Lent(connection: try Connection(path: path, mode: .readOnly)) }
    contents = Monitor(Contents(idle: idle))
  }

  /// Runs `body` in one read transaction, so that all its statements see one snapshot. The connection must not leave it.
  ///
  /// Throws `.interrupted` for a read over the limit, `.busy` when no connection came free within it, `ReadPoolClosed`.
  package func read<R>(_ body: (Connection) throws -> R) throws -> R {
    let lent = try take()
    defer { giveBack(lent) }
    let connection = lent.connection
    return try connection.limited(to: queryLimit) {
      try connection.control("BEGIN")
      connection.expectTransaction()
      defer { connection.needsTransaction = false }
      do {
        let result = try body(connection)
        try connection.control("COMMIT")
        return result
      } catch {
        connection.rollBack()
        throw error
      }
    }
  }

  /// Reads under way come to their end; later ones throw `ReadPoolClosed`.
  package func close() {
    let idle = contents.withLock { contents in
      contents.isClosed = true
      defer { contents.idle = [] }
      return contents.idle
    }
    _ = consume idle
    contents.broadcast()
  }

  private func take() throws -> Lent {
    let lent = try contents.withLock { contents in
      guard !contents.isClosed else { throw ReadPoolClosed(path: path) }
      return contents.idle.popLast()
    }
    return try lent ?? waitForOne()
  }

  private func waitForOne() throws -> Lent {
    contents.withLock { $0.waiting += 1 }
    defer { contents.withLock { $0.waiting -= 1 } }
    let found = contents.wait(atMost: queryLimit / .seconds(1)) { contents -> Result<Lent, ReadPoolClosed>? in
      if contents.isClosed { return .failure(ReadPoolClosed(path: path)) }
      return contents.idle.popLast().map { .success($0) }
    }
    guard let found else {
      throw SQLiteError(code: SQLITE_BUSY, message: "all connections are reading", during: "read \(path)")
    }
    return try found.get()
  }

  private func giveBack(_ lent: Lent) {
    let somebodyWaits = contents.withLock { contents in
      if !contents.isClosed { contents.idle.append(lent) }
      return contents.waiting > 0
    }
    if somebodyWaits { contents.signal() }
  }
}

package struct ReadPoolClosed: Error, Sendable, Equatable {
  package let path: String

  package init(path: String) {
    self.path = path
  }
}
