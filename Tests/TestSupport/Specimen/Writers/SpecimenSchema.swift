package import SQLiteStore

package enum SpecimenSchema {
  package static let migrations = [
    Migration(
      name: "0002 specimens",
      sql: """
        CREATE TABLE keepers (
          id BLOB PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  ]
  /// Under the feature's name.
  package static let part = SchemaPart("Specimen", migrations)
}
