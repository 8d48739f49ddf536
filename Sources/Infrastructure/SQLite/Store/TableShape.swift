/// A table as its file has it.
package struct TableShape: Equatable, Sendable {
  package let name: String
  /// Those that are stored, in their order.
  let columns: [String]
  /// The columns of the primary key, by their places in `columns`, in the key's order.
  let key: [Int32]

  /// Throws `NoPrimaryKey`, also when there is no such table.
  package init(_ name: String, on connection: Connection) throws {
    let columns = try connection.all(
      "SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", name
    ) { (name: try $0.text(0), place: try $0.int(1)) }
    let key = columns.indices.filter { columns[$0].place > 0 }.sorted { columns[$0].place < columns[$1].place }
    guard !key.isEmpty else { throw NoPrimaryKey(table: name) }
    self.name = name
    self.columns = columns.map(\.name)
    self.key = key.map { Int32($0) }
  }
}

package struct NoPrimaryKey: Error, Sendable, Equatable, CustomStringConvertible {
  package let table: String

  package init(table: String) {
    self.table = table
  }

  package var description: String { "the table \(table) has no primary key, by which its rows could be told apart" }
}

extension TableShape {
  private var table: SQL { .name(name) }
  private var allColumns: SQL { columns.map(SQL.name).joined(by: ", ") }

  package var selectAll: SQL {
    let order = key.map(keyColumn).joined(by: ", ")
    return ["SELECT", allColumns, "FROM", table, "ORDER BY", order].joined(by: " ")
  }

  /// Takes the values of the key.
  package var selectOne: SQL { ["SELECT 1 FROM", table, "WHERE", isKey].joined(by: " ") }

  /// Takes the values of the key.
  package var delete: SQL { ["DELETE FROM", table, "WHERE", isKey].joined(by: " ") }

  /// Takes the values of all columns.
  var insert: SQL {
    let values = columns.map { _ -> SQL in "?" }.joined(by: ", ")
    return ["INSERT INTO", table, "(", allColumns, ") VALUES (", values, ")"].joined(by: " ")
  }

  private var isKey: SQL { key.map { keyColumn($0) + " IS ?" }.joined(by: " AND ") }

  /// By its bytes: a key may be declared to overlook the case of its letters.
  private func keyColumn(_ index: Int32) -> SQL { SQL.name(columns[Int(index)]) + " COLLATE BINARY" }
}
