import Kernel
import Testing

@Suite struct PositionTokenTests {
  @Test(arguments: [
    (UInt64(0), Int64(0), "0000000000000000-0"),
    (0x00C0_FFEE_1234_5678, 4_211, "00c0ffee12345678-4211"),
    (.max, .max, "ffffffffffffffff-9223372036854775807"),
  ]) func `a token is read back as it was written`(_ epoch: UInt64, _ position: Int64, _ text: String) {
    let token = PositionToken(epoch: epoch, position: Position(position))
    #expect(token.description == text)
    #expect(PositionToken(text) == token)
  }

  @Test(arguments: [
    "", "-", "7", "00c0ffee12345678", "00c0ffee12345678-", "-4211", "00c0ffee12345678-x", "00c0ffee12345678--1",
    "00c0ffee12345678-+1", "00c0ffee12345678-01", "00c0ffee12345678-1-1", "00c0ffee12345678-9223372036854775808",
    "00C0FFEE12345678-4211", "c0ffee12345678-4211", "000c0ffee12345678-4211", "+0c0ffee12345678-4211",
    "-0c0ffee12345678-4211", "00c0ffee1234567g-4211", " 00c0ffee12345678-4211", "00c0ffee12345678-4211 ",
    "00c0ffee12345678-4211\n", "00c0ffee12345678-٤", "00c0ffee12345678 4211",
  ]) func `text that no token is written as is refused`(_ text: String) {
    #expect(PositionToken(text) == nil)
  }

  @Test func `tokens of two histories differ at the same position`() {
    #expect(PositionToken(epoch: 1, position: Position(5)) != PositionToken(epoch: 2, position: Position(5)))
  }

  @Test func `positions are ordered and follow one another`() {
    #expect(Position.start.next == Position(1))
    #expect(Position(9) < Position(10))
    #expect(!(Position(10) < Position(10)))
  }
}
