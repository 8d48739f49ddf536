package import Foundation
package import QueryPorts
package import SQLiteStore

/// Reads the table that the writers keep: never behind the log.
package struct SQLiteSupplierReader: SupplierQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getSupplier(_ id: UUID) async throws -> Snapshot<Versioned<SupplierView>?> {
    try source.read { connection in
      try connection.first(Self.supplierByID, id) { row in
        let view = try SupplierView(row)
        return Versioned(view, version: view.version)
      }
    }
  }

  package func listSuppliers(_ page: PageRequest<SupplierSort>) async throws -> Snapshot<Page<SupplierView>> {
    try source.read { connection in
      let total = try connection.first(Self.countOfList) { try $0.int(0) } ?? 0
      return try Self.list.page((), page, total: total, on: connection, as: SupplierView.init)
    }
  }

  package static let statements = list.statements + [supplierByID]
  package static let countsOfFewRows = [countOfList]

  private static let supplierByID: SQL = "SELECT id, name, note, version FROM suppliers WHERE id = ?"

  private static let list = ListStatement<Void, SupplierSort, SupplierView>(
    "suppliers", select: "SELECT id, name, note, version FROM suppliers", filters: [],
    by: { sort in
      switch sort {
      case .name: .text("name") { $0.name }
      }
    },
    id: .uuid("id", \.id))

  /// Counted each time, for there are some thousands at most; the list of orders keeps its counts.
  private static let countOfList: SQL = "SELECT count(*) FROM suppliers"
}

extension SupplierView {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row.uuid(0), name: try row.text(1), note: try row.optionalText(2), version: try row.int(3))
  }
}
