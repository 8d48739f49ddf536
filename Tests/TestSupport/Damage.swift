import Foundation
import SQLiteStore

/// What may happen to a file of SQLite behind its back.
package enum Damage: String, Sendable, CaseIterable {
  case header
  /// The first page of the table, which leads to its others.
  case rootPage
  /// One of those others, where rows stand.
  case leafPage
  case halved
  case emptied

  /// The table must have more rows than one page holds.
  package func strike(_ table: String, in path: String) throws {
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
    // What stands in the log would hide it.
    try connection.checkpoint(.truncate)
    let page = try connection.first(
      "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?", table
    ) { (root: try $0.int(0), size: try $0.int(1)) }
    guard let (root, size) = page else { throw CocoaError(.fileReadCorruptFile) }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? file.close() }
    let start = UInt64((root - 1) * size)
    switch self {
    case .header: try file.overwrite(at: 0, count: 100)
    case .rootPage: try file.overwrite(at: start, count: size)
    case .leafPage:
      // The last pointer of an inner page of a table (sqlite.org/fileformat2.html, section 1.6).
      try file.seek(toOffset: start)
      let head = try file.read(upToCount: 12) ?? Data()
      guard head.first == 5 else { throw CocoaError(.fileReadCorruptFile) }
      let leaf = head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
      try file.overwrite(at: UInt64((leaf - 1) * size), count: size)
    case .halved: try file.truncate(atOffset: try file.seekToEnd() / UInt64(2 * size) * UInt64(size))
    case .emptied: try file.truncate(atOffset: 0)
    }
  }
}

extension FileHandle {
  fileprivate func overwrite(at offset: UInt64, count: Int) throws {
    try seek(toOffset: offset)
    try write(contentsOf: Data(repeating: 0xFF, count: count))
  }
}
