import Composition
import Foundation
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// What the readers of every feature ask: of their own tables alone, changing nothing, along an index, sorting nothing.
@Suite struct ReaderStatementsTests {
  private static let features = Feature.all + [.specimen]

  @Test(arguments: features.map(\.name)) func readsItsOwnTablesAlongAnIndex(_ name: String) throws {
    for feature in Self.features where feature.name == name {
      for reader in feature.statements {
        #expect(!reader.statements.isEmpty)
        let (folder, connection) = try file(of: reader.source, of: feature)
        for sql in reader.statements {
          // A table that is not the feature's or the frame's is not there.
          #expect(try StatementEffects(of: sql, on: connection).onlyReads, "\(sql.text)")
          #expect(try Self.expensive(sql, on: connection) == [], "\(sql.text)")
        }
        withExtendedLifetime(folder) {}
      }
    }
  }

  @Test(arguments: Feature.all.map(\.name)) func everyReaderIsThere(_ name: String) throws {
    let folder = Repository.path("Sources/Infrastructure/SQLite/Readers/\(name)")
    let readers = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix("Reader.swift") }.map { $0.dropLast(".swift".count) }
    guard !readers.isEmpty else { return }
    let path = "Sources/Composition/\(name)/\(name)Feature.swift"
    let feature = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    for reader in readers {
      #expect(feature.contains("\(reader).statements"), "\(path) hands over the statements of \(reader)")
    }
  }

  @Test(arguments: [
    "SELECT id FROM specimen_list WHERE label = ?", "SELECT id FROM specimen_list ORDER BY label",
  ])
  func whatHasNoIndexIsFoundOut(_ sql: SQL) throws {
    let (folder, connection) = try file(of: .readModel(SpecimenListTable.self), of: .specimen)
    #expect(try Self.expensive(sql, on: connection) != [])
    withExtendedLifetime(folder) {}
  }

  /// A file as the feature's alone, empty.
  private func file(of source: ReaderStatements.Source, of feature: Feature) throws -> (TemporaryFolder, Connection) {
    let folder = try TemporaryFolder()
    let connection = try Connection(path: "\(folder.path)/file.sqlite", mode: .readWrite(synchronous: .off))
    switch source {
    case .readModel(let table):
      _ = try Migrations.apply([SchemaPart(feature.name, table.migrations + table.indices)], to: connection)
    case .writeFile:
      _ = try Migrations.apply([WriteSchema.frame, SchemaPart(feature.name, feature.migrations)], to: connection)
    }
    return (folder, connection)
  }

  /// The steps that cost more the more rows there are. A scan along an index stops when the page is full.
  private static func expensive(_ sql: SQL, on connection: Connection) throws -> [String] {
    let steps = try SQLitePlan.steps(of: sql, on: connection)
    #expect(!steps.isEmpty)
    return steps.filter { step in
      step.contains("TEMP B-TREE") || step.hasPrefix("SCAN") && !step.contains("INDEX")
    }
  }
}
