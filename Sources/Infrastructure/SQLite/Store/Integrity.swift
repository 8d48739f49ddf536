import Foundation

/// Looks for damage.
package enum Integrity {
  /// The shortest page that a file of SQLite may have, in bytes.
  private static let shortestFile = 512

  /// SQLite takes a file of no or one byte for a new one. Throws `FileDamaged`; nothing for a file that isn't there.
  static func requireContents(of path: String) throws(FileDamaged) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, size < shortestFile else { return }
    throw FileDamaged(path: path, problems: ["it has \(size) bytes, and never held data or has lost it"])
  }

  /// What is wrong with the file, at most 100 findings; empty when all is well. Reads the whole file, but does not
  /// compare indices with their tables.
  package static func quickProblems(of connection: Connection) throws -> [String] {
    try findings(of: "PRAGMA quick_check(100)", on: connection)
  }

  /// The same with the indices: several times as slow.
  package static func problems(of connection: Connection) throws -> [String] {
    try findings(of: "PRAGMA integrity_check(100)", on: connection)
  }

  private static func findings(of check: SQL, on connection: Connection) throws -> [String] {
    do {
      let lines = try connection.all(check) { try $0.text(0).split(separator: "\n").map(String.init) }
      // Some have a headline.
      return lines.joined().filter { $0 != "ok" && !$0.hasPrefix("***") }
    } catch let error as SQLiteError where error.kind == .corrupt || error.kind == .notADatabase {
      return [error.message]
    }
  }
}

/// The file is not what SQLite wrote.
package struct FileDamaged: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  package let problems: [String]

  package init(path: String, problems: [String]) {
    self.path = path
    self.problems = problems
  }

  package var description: String {
    let others = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return "\(path) is damaged: \(problems.first ?? "it can't be read")\(others). Put a backup in its place."
  }
}
