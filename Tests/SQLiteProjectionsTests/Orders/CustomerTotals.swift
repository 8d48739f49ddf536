import Domain
import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore

/// What a later program may make of the customer overview: the same name, another version, another table.
enum CustomerTotals: Fold {
  typealias Event = OrdersEvent
  typealias Key = UUID
  typealias FactKey = Never
  typealias Fact = Never
  typealias Sweep = Never

  struct Row: Equatable, Sendable {
    var name: String
    var events: Int
  }

  static let name = CustomerOverviewProjection.name
  static let version = CustomerOverviewProjection.version + 1
  static let events = OrdersEvent.types

  static func effect(of event: OrdersEvent) -> Effect<Self> {
    switch event {
    case .order(let event): .row(event.customerID)
    case .customer(let event): .row(event.customerID)
    }
  }

  static func factNeeded(by event: OrdersEvent) -> Never? { nil }

  static func fold(_ row: Row?, of key: UUID, _ recorded: RecordedEvent<OrdersEvent>, _ fact: Never?) -> Row? {
    var row = row ?? Row(name: "", events: 0)
    row.events += 1
    switch recorded.event {
    case .customer(.registered(let customer)): row.name = customer.name
    case .customer(.renamed(let customer)): row.name = customer.name
    case .order: break
    }
    return row
  }
}

final class CustomerTotalsTable: SQLiteTable {
  typealias F = CustomerTotals

  static let migrations = [
    Migration(
      name: "0003 customer totals",
      sql: """
        CREATE TABLE customer_totals (id BLOB PRIMARY KEY, name TEXT NOT NULL, events INTEGER NOT NULL) STRICT;
        """)
  ]
  static let indices = [
    Migration(name: "0004 by name", sql: "CREATE INDEX customer_totals_name ON customer_totals (name, id);")
  ]
  static let contents: [(table: String, rows: SQL)] = [("customer_totals", "SELECT * FROM customer_totals")]

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func load(_ key: UUID) throws -> CustomerTotals.Row? {
    try connection.first("SELECT name, events FROM customer_totals WHERE id = ?", key) {
      CustomerTotals.Row(name: try $0.text(0), events: try $0.int(1))
    }
  }

  func write(_ changes: [RowChange<CustomerTotals>]) throws {
    for change in changes {
      guard let row = change.new else { continue }
      try connection.run(
        "INSERT OR REPLACE INTO customer_totals (id, name, events) VALUES (?, ?, ?)", change.key, row.name, row.events)
    }
  }
}
