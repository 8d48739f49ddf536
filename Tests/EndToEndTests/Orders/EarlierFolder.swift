import Foundation
import JSON
import TestSupport

/// A small data folder as the program of a commit left it behind, kept as dumps of its files, and what that program
/// answered. `Fixtures/Orders/README.md` says how it was made.
struct EarlierFolder {
  /// The dumps below the folder, without their ending: `write`, `read/order_summary.v1`.
  let files: [String]
  let story: Story
  private let place: String

  init(commit: String) throws {
    place = Repository.path("Tests/EndToEndTests/Fixtures/Orders/\(commit)")
    files = try FileManager.default.subpathsOfDirectory(atPath: place).filter { $0.hasSuffix(".sql") }
      .map { String($0.dropLast(".sql".count)) }.sorted()
    story = try JSON.decode(Story.self, from: Array(Data(contentsOf: URL(filePath: "\(place)/answers.json"))))
  }

  /// Puts the folder where a server looks for it. The outcomes of keys are dated anew: they are kept for a day.
  func restore(into folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(atPath: "\(folder.path)/data/read", withIntermediateDirectories: true)
    for file in files {
      let dump = try String(contentsOfFile: "\(place)/\(file).sql", encoding: .utf8)
      try RawFile(Self.path(of: file, in: folder)).run(dump)
    }
    try RawFile(Self.path(of: "write", in: folder)).run("UPDATE command_outcomes SET stored_at = unixepoch() * 1000")
  }

  /// The columns of the tables of each file, but for what says which migrations ran.
  func columns(in folder: TemporaryFolder) throws -> [String: [String: [String]]] {
    try Dictionary(
      uniqueKeysWithValues: files.map { name in
        let file = try RawFile(Self.path(of: name, in: folder))
        let tables = try file.tables.filter { $0 != "migrations" && $0 != "schema_migrations" }
        // Since then an outcome says until when it is kept, in place of whether.
        return (
          name,
          try Dictionary(
            uniqueKeysWithValues: tables.map { ($0, try file.columns(of: $0).filter { $0 != "is_kept" }) })
        )
      })
  }

  /// What these columns hold in the files of a stopped server, every row; later programs may have added others.
  func rows(
    in folder: TemporaryFolder, of columns: [String: [String: [String]]]
  ) throws -> [String: [String: [String]]] {
    var rows: [String: [String: [String]]] = [:]
    for (name, tables) in columns {
      let file = try RawFile(Self.path(of: name, in: folder))
      rows[name] = try Dictionary(
        uniqueKeysWithValues: tables.map { ($0, try file.rows(of: $0, columns: $1)) })
    }
    return rows
  }

  /// Of the migrations of each file, as it tells them since they have any.
  func owners(in folder: TemporaryFolder) throws -> [String: Set<Substring>] {
    try Dictionary(
      uniqueKeysWithValues: files.map { file in
        let records = try RawFile(Self.path(of: file, in: folder)).rows(of: "schema_migrations")
        return (file, Set(records.map { $0.prefix { $0 != "|" } }))
      })
  }

  /// What tells a file from another one of the same name.
  func numbers(in folder: TemporaryFolder) throws -> [Int?] {
    try files.map {
      let attributes = try FileManager.default.attributesOfItem(atPath: Self.path(of: $0, in: folder))
      return attributes[.systemFileNumber] as? Int
    }
  }

  static func path(of file: String, in folder: TemporaryFolder) -> String { "\(folder.path)/data/\(file).sqlite" }
}

/// What the earlier program was asked, and what it answered.
struct Story: Decodable {
  struct Answer: Decodable {
    let target: String
    let status: Int
    let etag: String?
    let readPosition: String
    let body: String
  }

  /// A command that was sent with a key.
  struct Keyed: Decodable {
    let target: String
    let key: String
    let request: String
    let status: Int
    let body: String
  }

  let repeated: Keyed
  let answers: [Answer]
}
