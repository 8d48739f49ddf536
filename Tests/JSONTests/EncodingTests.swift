import Foundation
import JSON
import Testing

@Suite struct Encoding {
  struct Row: Encodable {
    let orderID = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    let placedAt = Date(timeIntervalSince1970: 1_291_191_960)
    let note: String? = nil
    let total = -12_345
  }

  @Test func `a row has snake case keys in their order`() throws {
    let text = String(decoding: try JSON.encode(Row()), as: UTF8.self)
    #expect(
      text
        == #"{"order_id":"00000000-0000-0000-0000-000000000000","placed_at":"2010-12-01T08:26:00.000Z","total":-12345}"#
    )
  }
}
