package import QueryPorts
package import SQLiteStore

/// The statements of one list: a text for each combination of its filters, its orders and the two kinds of start, all
/// built once from static fragments. A domain says which columns, filters and sort keys its list has.
package struct ListStatement<Filter: Sendable, Sort: ListSort, Item: Codable & Sendable>: Sendable {
  /// Every statement that a request can ask for.
  package let statements: [SQL]
  private let name: String
  private let filters: [ListFilter<Filter>]
  private let id: ListIdentity<Item>
  /// In the order of `Sort.allCases`.
  private let keys: [ListKey<Item>]

  /// `name` stands in cursors, so it must be no other list's. `select` ends with its `FROM`.
  package init(
    _ name: String, select: SQL, filters: [ListFilter<Filter>], by key: (Sort) -> ListKey<Item>, id: ListIdentity<Item>
  ) {
    self.name = name
    self.filters = filters
    self.id = id
    keys = Sort.allCases.map(key)
    var statements: [SQL] = []
    for chosen in 0..<(1 << filters.count) {
      let conditions = filters.indices.filter { chosen >> $0 & 1 == 1 }.map { filters[$0].condition }
      for key in keys {
        for direction in SortDirection.allCases {
          for isByCursor in [false, true] {
            let after: [SQL] = isByCursor ? [Self.after(key.column, id.column, direction)] : []
            statements.append(
              select + Self.all(of: conditions + after) + Self.order(key.column, id.column, direction)
                + (isByCursor ? " LIMIT ?" : " LIMIT ? OFFSET ?"))
          }
        }
      }
    }
    self.statements = statements
  }

  /// Throws `UnknownCursor` for one of another list or order.
  package func page(
    _ filter: Filter, _ asked: PageRequest<Sort>, total: Int, on connection: ReadConnection,
    as row: (Row) throws -> Item
  ) throws -> Page<Item> {
    let (sql, values) = try statement(filter, asked)
    let rows = try connection.all(sql, values: values, as: row)
    let items = Array(rows.prefix(asked.limit))
    let hasNext = rows.count > items.count
    let offset: Int? = if case .offset(let offset) = asked.start { offset } else { nil }
    return Page(
      items: items, total: total, limit: asked.limit, offset: offset, hasNext: hasNext,
      hasPrev: offset.map { $0 > 0 } ?? true,
      nextCursor: hasNext ? items.last.map { cursor(after: $0, asked).text } : nil)
  }

  /// One row more than the page is read, to know whether another follows.
  package func statement(
    _ filter: Filter, _ asked: PageRequest<Sort>
  ) throws -> (sql: SQL, values: [(any SQLiteValue)?]) {
    var values: [(any SQLiteValue)?] = []
    var chosen = 0
    for (index, filter) in filters.map({ $0.value(filter) }).enumerated() {
      guard let filter else { continue }
      chosen |= 1 << index
      values.append(filter)
    }
    let sort = Self.index(of: asked.sort)
    let direction = SortDirection.allCases.firstIndex(of: asked.direction) ?? 0
    let place = ((chosen * keys.count + sort) * SortDirection.allCases.count + direction) * 2
    switch asked.start {
    case .offset(let offset):
      values += [asked.limit + 1, offset]
      return (statements[place], values)
    case .cursor(let cursor):
      guard cursor.list == name, cursor.order == Self.order(of: asked), let id = id.value(cursor.id),
        let value = keys[sort].bound(cursor.value)
      else { throw UnknownCursor() }
      values += [value, id, asked.limit + 1]
      return (statements[place + 1], values)
    }
  }

  private func cursor(after item: Item, _ asked: PageRequest<Sort>) -> PageCursor {
    PageCursor(
      list: name, order: Self.order(of: asked), value: keys[Self.index(of: asked.sort)].value(item), id: id.text(item))
  }

  private static func index(of sort: Sort) -> Int {
    Sort.allCases.firstIndex(of: sort) ?? 0
  }

  private static func order(of asked: PageRequest<Sort>) -> String {
    "\(asked.sort.rawValue).\(asked.direction.rawValue)"
  }

  private static func all(of conditions: [SQL]) -> SQL {
    guard let first = conditions.first else { return "" }
    return conditions.dropFirst().reduce(" WHERE " + first) { $0 + " AND " + $1 }
  }

  private static func after(_ key: SQL, _ id: SQL, _ direction: SortDirection) -> SQL {
    "(" + key + ", " + id + ") " + (direction == .asc ? ">" : "<") + " (?, ?)"
  }

  private static func order(_ key: SQL, _ id: SQL, _ direction: SortDirection) -> SQL {
    direction == .asc ? " ORDER BY " + key + ", " + id : " ORDER BY " + key + " DESC, " + id + " DESC"
  }
}
