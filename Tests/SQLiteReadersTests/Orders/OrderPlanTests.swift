import Foundation
import QueryPorts
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// No statement of a reader goes through a table from end to end, and none sorts.
@Suite struct OrderPlanTests {
  private func statement(
    _ filter: OrderFilter, _ sort: OrderSort, _ direction: QueryPorts.SortDirection, _ start: PageStart
  ) throws -> SQL {
    try SQLiteOrderReader.list.statement(filter, PageRequest(sort: sort, direction: direction, start: start)).sql
  }

  /// The steps that cost more the more rows there are. A scan along an index stops when the page is full.
  static func expensive(_ sql: SQL, on connection: Connection) throws -> [String] {
    let steps = try SQLitePlan.steps(of: sql, on: connection)
    #expect(!steps.isEmpty)
    return steps.filter { step in
      step.contains("TEMP B-TREE") || step.hasPrefix("SCAN") && !step.contains("INDEX order_summary_")
    }
  }

  @Test func everyListOfOrdersReadsAlongAnIndex() throws {
    let file = try OrderFile.filled(10, seed: 1)
    let connection = try Connection(path: file.path, mode: .readOnly)
    var texts: Set<String> = []
    for filter in OrderLists.filters {
      for (sort, order) in OrderLists.orders {
        let cursor = PageCursor(
          list: "orders", order: "\(sort.rawValue).\(order.rawValue)", value: .number(0), id: UUID().uuidString)
        for start in [PageStart.offset(0), .cursor(cursor)] {
          let sql = try statement(filter, sort, order, start)
          #expect(try Self.expensive(sql, on: connection) == [], "\(sql.text)")
          texts.insert(sql.text)
        }
      }
    }
    #expect(texts.count == 4 * 4 * 2)
    #expect(texts == Set(SQLiteOrderReader.list.statements.map(\.text)))
  }

  @Test func whereAFilterIsGivenItsIndexIsSearched() throws {
    let file = try OrderFile.filled(10, seed: 1)
    let connection = try Connection(path: file.path, mode: .readOnly)
    for filter in OrderLists.filters.dropFirst() {
      for (sort, order) in OrderLists.orders {
        let sql = try statement(filter, sort, order, .offset(0))
        let steps = try SQLitePlan.steps(of: sql, on: connection)
        #expect(steps.allSatisfy { $0.hasPrefix("SEARCH order_summary USING INDEX") }, "\(steps)")
      }
    }
  }

  @Test(arguments: ["SELECT id FROM order_summary WHERE currency = ?", "SELECT id FROM order_summary ORDER BY version"])
  func whatHasNoIndexIsFoundOut(_ sql: SQL) throws {
    let file = try OrderFile()
    let connection = try Connection(path: file.path, mode: .readOnly)
    #expect(try Self.expensive(sql, on: connection) != [])
  }
}
