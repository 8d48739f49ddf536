/// SQLite's result codes of 3.40, each with the refusal that a command gets for it; nil is a fault of ours. By their numbers
/// and written apart from the program, so that it can be held against them.
package enum SQLiteCodes {
  package static let all: [(told: String?, primary: Int32, extended: [Int32])] = [
    ("writes-locked", 5, [1, 2, 3]),  // BUSY: RECOVERY, SNAPSHOT, TIMEOUT
    ("writes-locked", 6, [1, 2]),  // LOCKED: SHAREDCACHE, VTAB
    ("writes-locked", 15, []),  // PROTOCOL
    ("disk-full", 13, []),  // FULL
    ("disk-full", 22, []),  // NOLFS
    // IOERR: READ, WRITE, TRUNCATE to DATA without what follows
    ("write-failed", 10, [1, 3] + Array(6...31)),
    ("write-failed", 7, []),  // NOMEM
    ("write-failed", 9, []),  // INTERRUPT
    ("write-failed", 14, [1, 2, 3, 4, 5, 6]),  // CANTOPEN
    ("write-failed", 3, []),  // PERM
    ("writes-stopped", 11, [1, 2, 3]),  // CORRUPT: VTAB, SEQUENCE, INDEX
    ("writes-stopped", 24, []),  // FORMAT
    ("writes-stopped", 26, []),  // NOTADB
    ("writes-stopped", 8, [1, 2, 3, 4, 5, 6]),  // READONLY
    (nil, 19, Array(1...12)),  // CONSTRAINT
    (nil, 1, [1, 2, 3]),  // ERROR
    (nil, 2, []),  // INTERNAL
    (nil, 4, [2]),  // ABORT
    (nil, 12, []),  // NOTFOUND
    (nil, 16, []),  // EMPTY
    (nil, 17, []),  // SCHEMA
    (nil, 18, []),  // TOOBIG
    (nil, 20, []),  // MISMATCH
    (nil, 21, []),  // MISUSE
    (nil, 23, [1]),  // AUTH
    (nil, 25, []),  // RANGE
    (nil, 27, [1, 2]),  // NOTICE
    (nil, 28, [1]),  // WARNING
    (nil, 100, []),  // ROW
    (nil, 101, []),  // DONE
  ]

  /// IOERR: SHORT_READ, FSYNC, DIR_FSYNC, DATA, CORRUPTFS.
  package static let untrustedOfStorage: [Int32] = [2, 4, 5, 32, 33].map { 10 | $0 << 8 }

  /// Every code by itself.
  package static let each: [(code: Int32, told: String?)] =
    all.flatMap { row in ([0] + row.extended).map { (row.primary | $0 << 8, row.told) } }
    + untrustedOfStorage.map { ($0, "writes-stopped") }
}
