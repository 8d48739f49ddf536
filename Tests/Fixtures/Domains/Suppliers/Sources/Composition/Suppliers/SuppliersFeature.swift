import API
import CommandDeps
import Commands
import Domain
import Queries
import QueryDeps
import SQLiteReaders
import SQLiteWriters

extension Feature {
  /// Who goods are bought from.
  static let suppliers = Feature(
    name: "Suppliers",
    migrations: SuppliersSchema.migrations,
    statements: [
      .ofWriteFile(SQLiteSupplierReader.statements, ofFewRows: SQLiteSupplierReader.countsOfFewRows)
    ],
    events: [SupplierEvent.self],
    routes: SupplierRoutes.all,
    commands: { ports in
      SupplierCommandDeps(
        unitOfWork: ports.unitOfWork, ids: ports.ids, suppliers: SQLiteSupplierRepository()
      ).registrations
    },
    queries: { ports in
      SupplierQueryDeps(suppliers: SQLiteSupplierReader(ports.writeFile)).registrations
    })
}
