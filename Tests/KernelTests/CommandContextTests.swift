import Foundation
import Kernel
import Testing

@Suite struct CommandContextTests {
  @Test func `a command that follows from no other correlates with itself`() {
    let id = UUID()
    let context = CommandContext(commandID: id, principal: nil, acceptedAt: Date(milliseconds: 0))
    #expect(context.correlationID == id)
    #expect(context.causationID == nil)
    #expect(context.repetition == .unrecognised)
    #expect(context.origin == .client)
  }

  @Test func `only a command that may be sent again has a fingerprint`() {
    #expect(Repetition.unrecognised.fingerprint == nil)
    #expect(Repetition.key(fingerprint: [1]).fingerprint == [1])
    #expect(Repetition.source(fingerprint: [2], kept: .forGood).fingerprint == [2])
    #expect(Repetition.key(fingerprint: [1]) != .source(fingerprint: [1], kept: .forGood))
  }

  @Test(
    arguments: [
      -62_167_219_200_000, -1, 0, 1, 999, 1_291_191_960_123, 253_402_300_799_999,
    ] as [Int64]) func `a time is the same after a trip through milliseconds`(_ milliseconds: Int64)
  {
    #expect(Date(milliseconds: milliseconds).milliseconds == milliseconds)
  }
}
