import Foundation
import SQLiteStore
import Testing

@Suite struct ValueTests {
  let folder: TemporaryFolder
  let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.run(
      "CREATE TABLE t (integer INTEGER, real REAL, text TEXT, blob BLOB) STRICT")
  }

  @Test(arguments: [0, 1, -1, .max, .min] as [Int64])
  func `an integer comes back as it was stored`(value: Int64) throws {
    try connection.run("INSERT INTO t (integer) VALUES (?)", value)
    #expect(try connection.first("SELECT integer FROM t") { try $0.int64(0) } == value)
    #expect(try connection.first("SELECT integer FROM t") { try $0.int(0) } == Int(value))
  }

  @Test(arguments: [0, -0.0, 1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity])
  func `a real comes back as it was stored`(value: Double) throws {
    try connection.run("INSERT INTO t (real) VALUES (?)", value)
    #expect(try connection.first("SELECT real FROM t") { try $0.double(0) } == value)
  }

  @Test(arguments: [
    "", "plain", "zero\0inside", "\0", "naïve 🦊 漢", "'; DROP TABLE t; --", String(repeating: "x", count: 100_000),
  ])
  func `a text comes back byte for byte`(value: String) throws {
    try connection.run("INSERT INTO t (text) VALUES (?)", value)
    let read = try connection.first("SELECT text FROM t") { try $0.text(0) }
    #expect(read.map { Array($0.utf8) } == Array(value.utf8))
    let bytes = try connection.first("SELECT text FROM t") { try $0.withBytes(0) { Array($0) } }
    #expect(bytes == Array(value.utf8))
  }

  @Test(arguments: [[], [0], Array(0...255)] as [[UInt8]])
  func `a blob comes back byte for byte`(value: [UInt8]) throws {
    try connection.run("INSERT INTO t (blob) VALUES (?)", value)
    #expect(try connection.first("SELECT blob FROM t") { try $0.bytes(0) } == value)
    #expect(try connection.first("SELECT blob FROM t") { try $0.withBytes(0) { Array($0) } } == value)
  }

  @Test func `a UUID is a blob of sixteen bytes`() throws {
    let id = UUID()
    try connection.run("INSERT INTO t (blob) VALUES (?)", id)
    #expect(try connection.first("SELECT blob FROM t WHERE blob = ?", id) { try $0.uuid(0) } == id)
    #expect(try connection.first("SELECT length(blob) FROM t") { try $0.int(0) } == 16)
  }

  @Test func `a truth is one or nought`() throws {
    try connection.run("INSERT INTO t (integer) VALUES (?), (?)", true, false)
    #expect(try connection.all("SELECT integer FROM t ORDER BY integer") { try $0.bool(0) } == [false, true])
    #expect(throws: ColumnError.self) { try connection.first("SELECT 2") { try $0.bool(0) } }
  }

  @Test func `nothing is NULL, and empty is not nothing`() throws {
    let nothing: String? = nil
    let empty: [UInt8]? = []
    try connection.run("INSERT INTO t VALUES (?, ?, ?, ?)", nil, nil, nothing, empty)
    try connection.run("UPDATE t SET text = ? WHERE text IS NULL", "" as String?)
    let row = try connection.first("SELECT integer, real, text, blob FROM t") { row in
      (try row.optionalInt64(0), try row.optionalDouble(1), try row.optionalText(2), try row.optionalBytes(3))
    }
    #expect(row?.0 == nil)
    #expect(row?.1 == nil)
    #expect(row?.2 == "")
    #expect(row?.3 == [])
  }

  @Test func `a column of another type is an error that names it`() throws {
    try connection.run("INSERT INTO t (integer, text) VALUES (1, 'word')")
    let error = #expect(throws: ColumnError.self) {
      try connection.first("SELECT integer, text AS label FROM t") { try $0.int(1) }
    }
    #expect(error?.column == "label")
    #expect(error?.wanted == "INTEGER")
    #expect(error?.found == "TEXT")
    #expect(throws: ColumnError.self) { try connection.first("SELECT real FROM t") { try $0.double(0) } }
    #expect(throws: ColumnError.self) {
      try connection.first("SELECT integer FROM t") { try $0.withBytes(0) { $0.count } }
    }
    #expect(throws: ColumnError.self) { try connection.first("SELECT x'00'") { try $0.uuid(0) } }
  }

  @Test func `a column that is not there is no NULL`() throws {
    #expect(throws: ColumnError.self) { try connection.first("SELECT 1") { try $0.optionalInt64(1) } }
    #expect(throws: ColumnError.self) { try connection.first("SELECT 1") { try $0.optionalText(-1) } }
  }

  @Test func `bytes that are no UTF-8 are never shown as text`() throws {
    #expect(throws: ColumnError.self) { try connection.first("SELECT CAST(x'ff41' AS TEXT)") { try $0.text(0) } }
  }
}
