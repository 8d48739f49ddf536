/// A table with its columns, each named here and nowhere else: the statements that write and read whole rows are made of
/// them, once. Belongs into a `static let`.
///
/// The order is always the same: the key, what is fixed, what changes. Values are handed in that order, and columns of
/// a row that was selected count in it.
package struct TableColumns: Sendable {
  /// One row; fails when it is there.
  package let insert: SQL
  /// One row, if none is there.
  package let insertIfNew: SQL
  /// One row; when it is there, what changes is set and what is fixed stays as it is.
  package let upsert: SQL
  /// Sets what changes, of the row with the key. Values: what changes, then the key.
  package let update: SQL
  /// All columns of the row with the key.
  package let selectOne: SQL
  /// Of the row with the key.
  package let delete: SQL
  private let selectAll: SQL
  private let insertOr: SQL

  /// `fixed` are set when the row is made, and by none of these statements after it.
  package init(_ table: SQL, key: [SQL], fixed: [SQL] = [], changing: [SQL]) {
    let columns = key + fixed + changing
    let places = columns.map { _ in "?" as SQL }
    let isRow: SQL = " WHERE " + key.map { $0 + " = ?" }.joined(by: " AND ")
    selectAll = ["SELECT ", columns.joined(by: ", "), " FROM ", table].joined(by: "")
    selectOne = selectAll + isRow
    insert = [
      "INSERT INTO ", table, " (", columns.joined(by: ", "), ") VALUES (", places.joined(by: ", "), ")",
    ].joined(by: "")
    let conflict = [insert, " ON CONFLICT (", key.joined(by: ", "), ") DO "].joined(by: "")
    insertIfNew = conflict + "NOTHING"
    insertOr = conflict + "UPDATE SET "
    upsert = insertOr + changing.map { $0 + " = excluded." + $0 }.joined(by: ", ")
    update = ["UPDATE ", table, " SET ", changing.map { $0 + " = ?" }.joined(by: ", "), isRow].joined(by: "")
    delete = ["DELETE FROM ", table, isRow].joined(by: "")
  }

  /// All columns of the rows that `rest` tells of: `WHERE external_ref = ?`, and whatever follows it. Belongs into a
  /// `static let`, like all that is joined.
  package func select(_ rest: SQL) -> SQL {
    selectAll + " " + rest
  }

  /// `update`, if the row is as `condition` wants it: `version = ?`. Values of the condition come last.
  package func update(if condition: SQL) -> SQL {
    update + " AND " + condition
  }

  /// `delete`, if the row is as `condition` wants it. Values of the condition come last.
  package func delete(if condition: SQL) -> SQL {
    delete + " AND " + condition
  }

  /// `upsert`, where a row that is there changes in a way of its own: `count = count + excluded.count`.
  package func upsert(setting changes: SQL) -> SQL {
    insertOr + changes
  }
}
