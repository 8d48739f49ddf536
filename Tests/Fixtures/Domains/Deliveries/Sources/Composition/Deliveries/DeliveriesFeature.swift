import API
import CommandDeps
import Commands
import Domain
import Queries
import QueryDeps
import SQLiteProjections
import SQLiteReaders
import SQLiteWriters

extension Feature {
  /// Goods on their way here.
  static let deliveries = Feature(
    name: "Deliveries",
    readModels: [.inline(DeliveryListTable.self)],
    statements: [
      .of(DeliveryListTable.self, SQLiteDeliveryReader.statements, ofFewRows: SQLiteDeliveryReader.countsOfFewRows)
    ],
    events: [DeliveryEvent.self],
    routes: DeliveryRoutes.all,
    commands: { ports in
      DeliveryCommandDeps(
        unitOfWork: ports.unitOfWork, ids: ports.ids, deliveries: SQLiteDeliveryRepository()
      ).registrations
    },
    queries: { ports in
      DeliveryQueryDeps(
        deliveries: SQLiteDeliveryReader(try ports.source(of: DeliveryListTable.self))
      ).registrations
    })
}
