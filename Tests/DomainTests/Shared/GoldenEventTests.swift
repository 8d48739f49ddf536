import Domain
import JSON
import Kernel
import Testing

/// Every event that was ever written stays readable, and none changes its shape without a new version.
@Suite struct GoldenEventTests {
  private static let streams: [EventType<any DomainEvent>] =
    OrderEvent.types.map { $0.map(\.payload) } + CustomerEvent.types.map { $0.map(\.payload) }
    + StockEvent.types.map { $0.map(\.payload) }
  private static let kinds = streams.map { StoredKind(type: $0.type, version: $0.version) }

  @Test func isWrittenAsItAlwaysWas() throws {
    for sample in eventSamples {
      let event = type(of: sample)
      let golden = GoldenFile(type: event.type, version: event.version)
      let written = try JSON.encode(sample)
      try golden.writeIfMissing(written)
      #expect(
        golden.bytes.map(text) == text(written),
        "\(golden.name): another shape is another version; UPDATE_GOLDEN=1 writes the file of a new one")
    }
  }

  @Test(arguments: kinds) func isReadAsTheNewest(_ kind: StoredKind) throws {
    let stored = try #require(GoldenFile(type: kind.type, version: kind.version).bytes, "no golden file of \(kind)")
    let table = EventTable(Self.streams)
    let event = try #require(try table.decode(type: kind.type, version: kind.version, Payload(bytes: stored)))
    let newest = type(of: event)
    let golden = GoldenFile(type: newest.type, version: newest.version).bytes
    #expect(try text(JSON.encode(event)) == golden.map(text))
  }

  @Test func hasASampleOfEachType() {
    #expect(Set(eventSamples.map { type(of: $0).type }) == Set(Self.kinds.map(\.type)))
  }

  @Test func hasEveryVersionOnce() {
    for sample in eventSamples {
      let event = type(of: sample)
      let versions = Self.kinds.filter { $0.type == event.type }.map(\.version).sorted()
      #expect(versions == Array(1...event.version), "\(event.type)")
    }
  }
}

struct StoredKind: Hashable, Sendable {
  let type: String
  let version: Int
}

private struct Payload: PayloadDecoder {
  let bytes: [UInt8]

  func decode<E: Decodable>(_ type: E.Type) throws -> E {
    try JSON.decode(type, from: bytes)
  }
}

private func text(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}
