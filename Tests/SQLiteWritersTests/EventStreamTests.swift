import CommandPorts
import Domain
import Foundation
import SQLiteStore
import SQLiteWriters
import Synchronization
import TestSupport
import Testing

/// The stream of an event-sourced aggregate.
@Suite struct EventStreamTests {
  private let id = WriteFile.id(of: "fern")

  private func loaded(_ file: WriteFile) async throws -> Specimen? {
    let found = Found()
    _ = try await file.unitOfWork.perform(context()) { [id] transaction in
      let specimen = try SQLiteSpecimenRepository().load(id, in: transaction)
      found.specimen.withLock { $0 = specimen }
      return 0 as Units
    }
    return found.specimen.withLock { $0 }
  }

  private func save(_ specimen: Specimen, _ file: WriteFile) async throws {
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try SQLiteSpecimenRepository().save(specimen, in: transaction)
      return Units(specimen.version)
    }
  }

  @Test func `what was saved is loaded, at its version`() async throws {
    let file = try WriteFile()
    let none = try await loaded(file)
    #expect(none == nil)
    var specimen = try Specimen.collect(id: id, keeperID: UUID(), label: "Fern", count: 3)
    try specimen.relabel(to: "Bracken")
    try await save(specimen, file)
    let found = try #require(try await loaded(file))
    #expect(found.label == "Bracken")
    #expect(found.count == 3)
    #expect(found.version == 2)
    #expect(found.pending.isEmpty)
    await file.close()
  }

  @Test func `who decided on a stream that has moved on is refused`() async throws {
    let file = try WriteFile()
    try await save(try Specimen.collect(id: id, keeperID: UUID(), label: "Fern", count: 3), file)
    var (first, late) = (try #require(try await loaded(file)), try #require(try await loaded(file)))
    try first.discard()
    try late.relabel(to: "Bracken")
    try await save(first, file)
    let error = await #expect(throws: VersionConflict.self) { try await save(late, file) }
    #expect(error?.present == 2)
    #expect(try file.positions() == [1, 2])
    await file.close()
  }

  @Test func `an event of an older version is read as the newest`() async throws {
    let file = try WriteFile()
    let payload = #"{"specimen_id":"\#(id.uuidString)","keeper_id":"\#(UUID().uuidString)","label":"Fern"}"#
    try await file.append(
      1, to: "specimen-\(id.uuidString.lowercased())", version: 1,
      GoldenEvent(type: "SpecimenCollected", version: 1, payload: payload))
    let found = try #require(try await loaded(file))
    #expect(found.count == 1)
    await file.close()
  }

  @Test func `a full stream takes nothing but what ends it`() async throws {
    let file = try WriteFile()
    try await put(StreamBounds.mostEvents, file) { _ in "Fern" }
    await #expect(throws: StreamFull.self) { try await change(file) { try $0.relabel(to: "Bracken") } }
    let untouched = try #require(try await loaded(file))
    #expect(untouched.version == StreamBounds.mostEvents)
    try await change(file) { try $0.discard() }
    let ended = try #require(try await loaded(file))
    #expect(ended.isDiscarded)
    await file.close()
  }

  @Test func `a stream may be full of bytes, too`() async throws {
    let file = try WriteFile()
    try await put(5, file) { _ in String(repeating: " ", count: StreamBounds.mostBytes / 4) }
    await #expect(throws: StreamFull.self) { try await change(file) { try $0.relabel(to: "Bracken") } }
    try await change(file) { try $0.discard() }
    await file.close()
  }

  @Test func `one event short of its bound a stream takes one more`() async throws {
    let file = try WriteFile()
    try await put(StreamBounds.mostEvents - 1, file) { _ in "Fern" }
    try await change(file) { try $0.relabel(to: "Bracken") }
    await #expect(throws: StreamFull.self) { try await change(file) { try $0.relabel(to: "Moss") } }
    let found = try #require(try await loaded(file))
    #expect(found.label == "Bracken")
    await file.close()
  }

  /// Changes the specimen in one unit of work, as interactors do.
  private func change(
    _ file: WriteFile, _ change: @escaping @Sendable (inout Specimen) throws -> Void
  ) async throws {
    _ = try await file.unitOfWork.perform(context()) { [id] transaction in
      guard var specimen = try SQLiteSpecimenRepository().load(id, in: transaction) else { throw Rejected() }
      try change(&specimen)
      try SQLiteSpecimenRepository().save(specimen, in: transaction)
      return Units(specimen.version)
    }
  }

  /// A stream of so many events, far up in the log.
  private func put(_ events: Int, _ file: WriteFile, label: (Int) -> String) async throws {
    let stream = "specimen-\(id.uuidString.lowercased())"
    let ids = #""specimen_id":"\#(id.uuidString)","keeper_id":"\#(UUID().uuidString)""#
    try await file.append(
      1_000_001, to: stream, version: 1,
      GoldenEvent(type: "SpecimenCollected", version: 2, payload: "{\(ids),\"label\":\"Fern\",\"count\":1}"))
    try await file.write(
      """
      INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
      WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
      SELECT 1000000 + n, ?, n, 'SpecimenRelabelled', 1, ?, 0, '{}' FROM numbers
      """, events, stream, "{\(ids),\"label\":\"\(label(events))\"}")
  }
}

private final class Found: Sendable {
  let specimen = Mutex<Specimen?>(nil)
}
