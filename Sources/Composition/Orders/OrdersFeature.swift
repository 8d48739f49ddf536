import API
import CommandDeps
import CommandLineTool
import Commands
import Configuration
import Domain
import Queries
import QueryDeps
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import SQLiteWriters

extension Feature {
  /// Orders with their customers and the stock of products.
  static let orders = Feature(
    name: "Orders",
    migrations: OrdersSchema.migrations,
    readModels: [
      .asynchronous(OrderSummaryTable.self), .asynchronous(CustomerOverviewTable.self),
      .asynchronous(ProductSalesTable.self),
    ],
    statements: [
      .of(OrderSummaryTable.self, SQLiteOrderReader.statements),
      .of(CustomerOverviewTable.self, SQLiteCustomerReader.statements),
      .of(ProductSalesTable.self, SQLiteProductReader.statements, ofFewRows: SQLiteProductReader.sumsOfFewRows),
    ],
    events: [OrderEvent.self, CustomerEvent.self, StockEvent.self],
    routes: OrderRoutes.all,
    subcommands: [ImportOrders.subcommand],
    settings: [ImportOrders.lanes, ImportOrders.dates],
    commands: { ports in
      OrderCommandDeps(
        unitOfWork: ports.unitOfWork, ids: ports.ids, orders: SQLiteOrderRepository(),
        customers: SQLiteCustomerRepository(), stock: SQLiteStockRepository()
      ).registrations
    },
    queries: { ports in
      OrderQueryDeps(
        orders: SQLiteOrderReader(try ports.source(of: OrderSummaryTable.self)),
        customers: SQLiteCustomerReader(try ports.source(of: CustomerOverviewTable.self)),
        products: SQLiteProductReader(try ports.source(of: ProductSalesTable.self))
      ).registrations
    })
}
