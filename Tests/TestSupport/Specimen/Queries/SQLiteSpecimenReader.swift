package import Foundation
import Kernel
package import QueryPorts
package import SQLiteReaders
package import SQLiteStore

/// Reads the file of `SpecimenListProjection`.
package struct SQLiteSpecimenReader: SpecimenQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getSpecimen(_ id: UUID) async throws -> Snapshot<Versioned<SpecimenView>?> {
    try source.read { connection in
      try connection.first(Self.specimenByID, id) { row in
        let view = try Self.view(row)
        return Versioned(view, version: view.version, changed: Position(try row.int64(7)))
      }
    }
  }

  package func listSpecimens(
    of keeper: UUID?, _ page: PageRequest<SpecimenSort>
  ) async throws -> Snapshot<Page<SpecimenView>> {
    try source.read { connection in
      let total = try connection.first(
        keeper == nil ? Self.countOfAll : Self.countOfKeeper, values: keeper.map { [$0] } ?? []
      ) { try $0.int(0) }
      return try Self.list.page(keeper, page, total: total ?? 0, on: connection, as: Self.view)
    }
  }

  package static let list = ListStatement<UUID?, SpecimenSort, SpecimenView>(
    "specimens", select: columns + " FROM specimen_list",
    filters: [ListFilter("keeper_id = ?") { $0 }],
    by: { sort in
      switch sort {
      case .collectedAt: .number("collected_at") { $0.collectedAt.milliseconds }
      case .count: .number("count") { Int64($0.count) }
      }
    },
    id: .uuid("id", \.id))

  package static let statements = list.statements + [specimenByID]
  /// Counted each time, for a collection has some thousands at most; the list of orders keeps its counts.
  package static let countsOfFewRows = [countOfAll, countOfKeeper]

  private static let specimenByID: SQL = columns + ", changed FROM specimen_list WHERE id = ?"
  private static let columns: SQL = "SELECT id, keeper_id, keeper_name, label, count, collected_at, version"
  private static let countOfAll: SQL = "SELECT count(*) FROM specimen_list"
  private static let countOfKeeper: SQL = "SELECT count(*) FROM specimen_list WHERE keeper_id = ?"

  private static func view(_ row: Row) throws -> SpecimenView {
    SpecimenView(
      id: try row.uuid(0), keeperID: try row.uuid(1), keeperName: try row.text(2), label: try row.text(3),
      count: try row.int(4), collectedAt: Date(milliseconds: try row.int64(5)), version: try row.int(6))
  }
}
