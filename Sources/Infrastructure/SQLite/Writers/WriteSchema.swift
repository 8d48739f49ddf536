package import SQLiteStore

/// What every write file holds, whatever domains there are.
package enum WriteSchema {
  package static let frame = SchemaPart.frame([eventLog, outcomeVersions, markedLog])

  private static let eventLog = Migration(
    name: "0001 event log",
    sql: """
      CREATE TABLE log (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        epoch INTEGER NOT NULL,
        fingerprint_key BLOB NOT NULL
      ) STRICT;

      CREATE TABLE events (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        type TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        payload TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        metadata TEXT NOT NULL,
        UNIQUE (stream, version)
      ) STRICT;

      CREATE TABLE command_outcomes (
        command_id BLOB PRIMARY KEY,
        fingerprint BLOB NOT NULL,
        outcome TEXT NOT NULL,
        position INTEGER NOT NULL,
        stored_at INTEGER NOT NULL,
        is_kept INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX command_outcomes_to_forget ON command_outcomes (stored_at) WHERE is_kept = 0;
      """)

  /// Whether a mark was kept beside the file, so that one that is not there is missed.
  private static let markedLog = Migration(
    name: "0003 marked log", sql: "ALTER TABLE log ADD COLUMN is_marked INTEGER NOT NULL DEFAULT 0")

  /// The outcomes of before are of version 1; those of sources are kept for good, those of keys for 24 hours.
  private static let outcomeVersions = Migration(
    name: "0002 outcome versions",
    sql: """
      ALTER TABLE command_outcomes ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE command_outcomes ADD COLUMN kept_until INTEGER;
      UPDATE command_outcomes SET kept_until = stored_at + 86400000 WHERE is_kept = 0;
      DROP INDEX command_outcomes_to_forget;
      ALTER TABLE command_outcomes DROP COLUMN is_kept;
      CREATE INDEX command_outcomes_to_forget ON command_outcomes (kept_until) WHERE kept_until IS NOT NULL;
      """)
}
