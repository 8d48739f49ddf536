import SQLiteStore

package protocol ReadModelTable: Sendable {
  func store(_ connection: Connection)
  func count() -> Int
}
