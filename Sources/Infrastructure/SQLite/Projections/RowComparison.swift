package import Kernel
package import Projections
import SQLiteStore

extension SQLiteProjectionStore {
  /// Longer than any comparison takes.
  private static var comparisonLimit: Duration { .seconds(3_600) }

  package func differences(
    from build: SQLiteProjectionFile<T>, _ catchUp: (Position) throws -> Void
  ) throws -> [TableDifference] {
    guard hasRows else { return [] }
    let path = Self.path(in: folder)
    do {
      return try Self.reader(path).read { connection in
        try catchUp(try connection.projectionCheckpoint()?.mark.position ?? .start)
        return try Self.reader(build.path).read { try Self.differences($0, connection) }
      }
    } catch  where Self.isDamage(error, of: path) {
      // To mend them is what a rebuild is for.
      return try Self.reader(build.path).read { try Self.differences($0, nil) }
    }
  }

  private static func isDamage(_ error: any Error, of path: String) -> Bool {
    switch error {
    case is DamagedRows: true
    case let damage as FileDamaged: damage.path == path
    default: false
    }
  }

  private static func reader(_ path: String) throws -> ReadPool {
    try ReadPool(path: path, size: 1, queryLimit: comparisonLimit)
  }

  /// Nil for a file in use of which nothing can be relied on.
  private static func differences(_ built: ReadConnection, _ inUse: ReadConnection?) throws -> [TableDifference] {
    try T.contents.compactMap { table, rows in
      let before = try inUse.map { try digests(rows, inUse: $0) } ?? RowDigests()
      let after = try RowDigests(rows, on: built)
      guard before != after else { return nil }
      return TableDifference(table: table, before: before.missing(in: after), after: after.missing(in: before))
    }
  }

  private static func digests(_ rows: SQL, inUse: ReadConnection) throws -> RowDigests {
    do {
      return try RowDigests(rows, on: inUse)
    } catch let error as SQLiteError where error.leavesFileUseless {
      throw DamagedRows()
    }
  }
}

/// The file in use can't be read to its end.
private struct DamagedRows: Error {}

/// The rows of a table as 64-bit digests of all their bytes: eight bytes a row, however wide it is.
private struct RowDigests: Equatable {
  private var sorted: [Int] = []

  init() {}

  init(_ sql: SQL, on connection: ReadConnection) throws {
    try connection.each(sql) { (row: Row) -> Void in
      var hasher = Hasher()
      row.image.withUnsafeBytes { hasher.combine(bytes: $0) }
      sorted.append(hasher.finalize())
    }
    sorted.sort()
  }

  func missing(in other: RowDigests) -> Int {
    var count = 0
    var index = 0
    for digest in sorted {
      while index < other.sorted.count, other.sorted[index] < digest { index += 1 }
      if index < other.sorted.count, other.sorted[index] == digest { index += 1 } else { count += 1 }
    }
    return count
  }
}
