import CommandPorts
import Domain
import SQLiteStore
import SQLiteWriters
import Synchronization

/// A write file with a table of lamps.
struct LampShop {
  private static let columns = TableColumns(
    "lamps", key: ["id"], changing: ["version", "watts"])
  private static let lamps = StateTable<Lamp>(
    columns, stream: { "lamp-" + $0 }, key: { $0 },
    read: { row in Lamp(id: try row.text(0), watts: try row.int(2), version: try row.int(1)) },
    values: { [$0.watts] })

  let file: WriteFile

  init() async throws {
    file = try WriteFile()
    try await file.write(
      "CREATE TABLE lamps (id TEXT PRIMARY KEY, version INTEGER NOT NULL, watts INTEGER NOT NULL) STRICT, WITHOUT ROWID"
    )
  }

  func save(_ lamp: Lamp) async throws {
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try Self.lamps.save(lamp, in: transaction)
      return Done()
    }
  }

  func change(
    _ id: String, thenThrowing error: (any Error)? = nil, _ change: @escaping @Sendable (inout Lamp) -> Void
  ) async throws {
    _ = try await file.unitOfWork.perform(context()) { transaction in
      guard var lamp = try Self.lamps.load(id, in: transaction) else { throw Rejected() }
      change(&lamp)
      try Self.lamps.save(lamp, in: transaction)
      if let error { throw error }
      return Done()
    }
  }

  func loaded(_ id: String) async throws -> Lamp? { try await within { try Self.lamps.load(id, in: $0) } }

  func load(_ id: String) async throws -> Lamp.Stored? { try await loaded(id)?.stored }

  func lastVersion(of id: String) async throws -> Int {
    try await within { try Self.lamps.loadLastVersion(of: id, in: $0) } ?? -1
  }

  func brightest(above watts: Int) async throws -> String? {
    try await within {
      try Self.lamps.loadFirst(
        "SELECT id, version, watts FROM lamps WHERE watts > ? ORDER BY watts DESC", watts, in: $0)
    }?.id
  }

  /// `hall 40 1`: id, watts and version of each.
  func rows() throws -> [String] {
    try file.reading {
      try $0.all("SELECT id || ' ' || watts || ' ' || version FROM lamps ORDER BY id") { try $0.text(0) }
    }
  }

  /// `LampHung 1 {…}`: type, version in the stream and payload of each.
  func events() throws -> [String] {
    try file.reading {
      try $0.all("SELECT type || ' ' || version || ' ' || payload FROM events ORDER BY position") { try $0.text(0) }
    }
  }

  func close() async {
    await file.close()
  }

  /// What a unit of work that changes nothing finds.
  private func within<Value: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Value?
  ) async throws -> Value? {
    let found = Found<Value>()
    _ = try await file.unitOfWork.perform(context()) { transaction in
      let value = try body(transaction)
      found.value.withLock { $0 = value }
      return Done()
    }
    return found.value.withLock { $0 }
  }
}

private final class Found<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
