import Domain
import JSON
import Kernel
import SQLiteStore
import Testing

/// The stored form of one version of one event type. A text here is never edited: another shape is another version,
/// with a golden text of its own beside this one.
struct GoldenEvent: Sendable, CustomTestStringConvertible {
  let type: String
  let version: Int
  let payload: String

  var testDescription: String { "\(type) \(version)" }
}

extension WriteFile {
  /// The log's events as they are stored, oldest first.
  func stored() throws -> [GoldenEvent] {
    try reading { file in
      try file.all("SELECT type, schema_version, payload FROM events ORDER BY position") { row in
        GoldenEvent(type: try row.text(0), version: try row.int(1), payload: try row.text(2))
      }
    }
  }
}

extension EventTable {
  func decode(_ golden: GoldenEvent) throws -> Target? {
    try decode(type: golden.type, version: golden.version, Payload(bytes: Array(golden.payload.utf8)))
  }
}

private struct Payload: PayloadDecoder {
  let bytes: [UInt8]

  func decode<E: Decodable>(_ type: E.Type) throws -> E { try JSON.decode(type, from: bytes) }
}

/// A golden text for each type and version, and none besides.
func expectComplete<E: StreamEvent>(
  _ golden: [GoldenEvent], of stream: E.Type, sourceLocation: SourceLocation = #_sourceLocation
) {
  let names = golden.map { "\($0.type) \($0.version)" }.sorted()
  #expect(names == E.types.map { "\($0.type) \($0.version)" }.sorted(), sourceLocation: sourceLocation)
}

/// What is decoded from a golden text is written as that text again.
func expectSameText<E: StreamEvent>(
  _ golden: GoldenEvent, of stream: E.Type, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let event = try #require(try EventTable(E.types).decode(golden), sourceLocation: sourceLocation)
  let text = String(decoding: try JSON.encode(event.payload), as: UTF8.self)
  #expect(text == golden.payload, sourceLocation: sourceLocation)
}
