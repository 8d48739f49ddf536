import Composition
import Foundation
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// What the readers of every feature ask: of their own tables alone, changing nothing, and at a cost that does not grow
/// with the tables. A list is every combination of its filters, orders and starts.
@Suite struct ReaderStatementsTests {
  private static let features = Feature.all + [.specimen]

  @Test(arguments: features.map(\.name)) func readsWhatItAnswersAndNoMore(_ name: String) throws {
    for feature in Self.features where feature.name == name {
      for reader in feature.statements {
        #expect(!reader.statements.isEmpty)
        let (folder, connection) = try file(of: reader.source, of: feature)
        // A table that is not the feature's or the frame's is not there.
        for sql in reader.statements + reader.ofFewRows {
          #expect(try StatementEffects(of: sql, on: connection).onlyReads, "\(sql.text)")
        }
        for sql in reader.statements {
          #expect(try StatementCost.faults(of: sql, on: connection) == [], "\(sql.text)")
        }
        for sql in reader.ofFewRows {
          #expect(try StatementCost.faultsOfFewRows(sql, on: connection) == [], "\(sql.text)")
        }
        withExtendedLifetime(folder) {}
      }
    }
  }

  @Test(arguments: Feature.all.map(\.name)) func everyReaderAndListIsThere(_ name: String) throws {
    let folder = Repository.path("Sources/Infrastructure/SQLite/Readers/\(name)")
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    guard !files.isEmpty else { return }
    let path = "Sources/Composition/\(name)/\(name)Feature.swift"
    let feature = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    for reader in files.filter({ $0.hasSuffix("Reader.swift") }).map({ $0.dropLast(".swift".count) }) {
      #expect(feature.contains("\(reader).statements"), "\(path) hands over the statements of \(reader)")
    }
    let texts = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
    for text in texts {
      for list in text.matches(of: /let (\w+)(?:: ListStatement<|[^\n]*= ListStatement<)/) {
        let statements = "statements = \(list.1).statements"
        #expect(texts.contains { $0.contains(statements) }, "a reader of \(name) has `\(statements) + …`")
      }
    }
  }

  @Test(arguments: [
    "SELECT id FROM specimen_list WHERE label = ?",
    "SELECT id FROM specimen_list ORDER BY label",
    "SELECT id FROM specimen_list ORDER BY collected_at, id",
    "SELECT count(*) FROM specimen_list",
    "SELECT count(*) FROM specimen_list WHERE keeper_id = ?",
    "SELECT id FROM specimen_list WHERE keeper_id = ? AND label = ? ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE keeper_id = ? AND label IS NULL ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE keeper_id = coalesce(?, keeper_id) ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE keeper_id = ? OR count = ? ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE keeper_id IN (?, ?) ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE count > ? AND keeper_id > ? ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE collected_at > ? ORDER BY collected_at, id",
  ])
  func whatGrowsWithTheTableIsFoundOut(_ sql: SQL) throws {
    let (folder, connection) = try file(of: .readModel(SpecimenListTable.self), of: .specimen)
    #expect(try StatementCost.faults(of: sql, on: connection) != [])
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [
    "SELECT id FROM specimen_list WHERE id = ?",
    "SELECT id FROM specimen_list ORDER BY count DESC, id DESC LIMIT ? OFFSET ?",
    "SELECT id FROM specimen_list WHERE keeper_id = ? AND (count, id) > (?, ?) ORDER BY count, id LIMIT ?",
    "SELECT id FROM specimen_list WHERE keeper_id = ? AND count BETWEEN ? AND ? ORDER BY count, id LIMIT ?",
  ])
  func whatReadsItsAnswerAloneIsLetThrough(_ sql: SQL) throws {
    let (folder, connection) = try file(of: .readModel(SpecimenListTable.self), of: .specimen)
    #expect(try StatementCost.faults(of: sql, on: connection) == [])
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
}
