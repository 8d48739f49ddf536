import Composition
import Configuration
import Foundation
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// All that the read models in a folder hold, at rest: each table's rows with all their bytes, and the checkpoint.
struct ReadRows: Equatable {
  let tables: [String: [[UInt8]]]

  init(in folder: String) throws {
    tables = try Self.read(OrderSummaryTable.self, folder)
      .merging(Self.read(CustomerOverviewTable.self, folder)) { $1 }
      .merging(Self.read(ProductSalesTable.self, folder)) { $1 }
  }

  /// What the log of a data folder makes of an empty folder, in the stretches of a rebuild.
  static func builtAnew(from data: String) throws -> ReadRows {
    let folder = try TemporaryFolder()
    _ = try ProjectionFolder.prepare(
      TestService.configuration(folder, settings: ["DATA_FOLDER": data, "READ_FOLDER": folder.path]),
      tables: FeatureSet(Feature.all).readModels(.asynchronous)
    ) { _, _, _ in true }
    return try ReadRows(in: folder.path)
  }

  /// The files in use.
  static func files(in folder: String) -> [String] {
    [
      SQLiteProjectionStore<OrderSummaryTable>.path(in: folder),
      SQLiteProjectionStore<CustomerOverviewTable>.path(in: folder),
      SQLiteProjectionStore<ProductSalesTable>.path(in: folder),
    ]
  }

  var count: Int { tables.values.reduce(0) { $0 + $1.count } }

  /// The tables that are not the same.
  func differences(from other: ReadRows) -> [String] {
    Set(tables.keys).union(other.tables.keys).filter { tables[$0] != other.tables[$0] }.sorted()
  }

  /// In words.
  func compared(with anew: ReadRows) -> String {
    let differences = differences(from: anew)
    return differences.isEmpty
      ? "\(count) rows equal a clean rebuild" : "\(differences.joined(separator: ", ")) differ from a clean rebuild"
  }

  private static func read<T: SQLiteTable>(_ table: T.Type, _ folder: String) throws -> [String: [[UInt8]]] {
    let connection = try Connection(path: SQLiteProjectionStore<T>.path(in: folder), mode: .readOnly)
    let contents = T.contents + [("\(T.F.name) checkpoint", "SELECT * FROM checkpoint")]
    return try Dictionary(
      uniqueKeysWithValues: contents.map { name, rows in
        (name, try connection.all(rows) { $0.image }.sorted { $0.lexicographicallyPrecedes($1) })
      })
  }
}
