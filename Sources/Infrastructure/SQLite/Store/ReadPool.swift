internal import CSQLite
import Foundation
import Waiting

/// Read-only connections to one file, lent to threads. Synchronous, without an actor: a read stays on its thread.
package final class ReadPool: Sendable {
  private struct Lent: @unchecked Sendable {  // Taken out of the monitor, so that it has one owner at a time.
    let connection: Connection
    let path: String
  }

  private struct Contents {
    var path: String?
    var idle: [Lent] = []
    var waiting = 0
    var isClosed = false
  }

  private let size: Int
  private let queryLimit: Duration
  private let refuse: @Sendable (any Error) -> any Error
  private let contents = Monitor(Contents())

  /// Of no file yet: reads throw `NoFile` until `point(to:)`. What a read throws is put into words by `refuse` first.
  package init(
    size: Int, queryLimit: Duration, refuse: @escaping @Sendable (any Error) -> any Error = { $0 }
  ) {
    self.size = max(1, size)
    self.queryLimit = queryLimit
    self.refuse = refuse
  }

  /// The file must exist. `queryLimit` holds for each read, and for the wait for a free connection.
  package convenience init(
    path: String, size: Int, queryLimit: Duration, refuse: @escaping @Sendable (any Error) -> any Error = { $0 }
  ) throws {
    self.init(size: size, queryLimit: queryLimit, refuse: refuse)
    try point(to: path)
  }

  /// From now on reads go to this file, which must exist; those under way end on the one before.
  package func point(to path: String) throws {
    let connections = try (0..<size).map { _ in
      Lent(connection: try Connection(path: path, mode: .readOnly), path: path)
    }
    let before = contents.withLock { contents in
      defer { (contents.path, contents.idle) = (path, connections) }
      return contents.idle
    }
    _ = consume before
    contents.broadcast()
  }

  /// Runs `body` in one read transaction, so that all its statements see one snapshot. The connection must not leave it.
  ///
  /// Throws `.interrupted` for a read over the limit, `.busy` when no connection came free within it, `FileDamaged`,
  /// `ReadPoolClosed`, `NoFile`; all as `refuse` puts it.
  package func read<R>(_ body: (ReadConnection) throws -> R) throws -> R {
    do {
      let lent = try take()
      defer { giveBack(lent) }
      do {
        return try Self.read(lent.connection, queryLimit, body)
      } catch let error as SQLiteError where error.faultOfReads == .damaged {
        throw FileDamaged(path: lent.path, problems: [error.message])
      }
    } catch {
      throw refuse(error)
    }
  }

  private static func read<R>(
    _ connection: Connection, _ limit: Duration, _ body: (ReadConnection) throws -> R
  ) throws -> R {
    try connection.limited(to: limit) {
      try connection.control("BEGIN")
      connection.expectTransaction()
      defer { connection.needsTransaction = false }
      do {
        let result = try body(ReadConnection(connection))
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
      guard let path = contents.path else { throw NoFile() }
      guard !contents.isClosed else { throw ReadPoolClosed(path: path) }
      return contents.idle.popLast()
    }
    return try lent ?? waitForOne()
  }

  private func waitForOne() throws -> Lent {
    contents.withLock { $0.waiting += 1 }
    defer { contents.withLock { $0.waiting -= 1 } }
    let found = contents.wait(atMost: queryLimit / .seconds(1)) { contents -> Result<Lent, ReadPoolClosed>? in
      if contents.isClosed { return .failure(ReadPoolClosed(path: contents.path ?? "")) }
      return contents.idle.popLast().map { .success($0) }
    }
    guard let found else {
      throw SQLiteError(code: SQLITE_BUSY, message: "all connections are reading", during: "a read")
    }
    return try found.get()
  }

  private func giveBack(_ lent: Lent) {
    let somebodyWaits = contents.withLock { contents in
      if !contents.isClosed, lent.path == contents.path { contents.idle.append(lent) }
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

/// The pool has not been pointed to a file.
package struct NoFile: Error, Sendable, Equatable {
  package init() {}
}
