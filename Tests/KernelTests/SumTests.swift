import Kernel
import Testing

@Suite struct SumTests {
  @Test func `a sum goes beyond 64 bits and comes back`() {
    var sum: Sum = 0
    for _ in 0..<5 { sum += .max }
    #expect(sum.description == "46116860184273879035")
    #expect(sum.number == nil)
    for _ in 0..<5 { sum += -Int.max }
    #expect(sum == 0)
    for _ in 0..<5 { sum += .min }
    #expect(sum.description == "-46116860184273879040")
  }

  @Test(arguments: [0, 1, -1, Sum.largestNumber, -Sum.largestNumber])
  func `up to 2⁵³ − 1 it is a number`(_ number: Int) {
    #expect(Sum(number).number == number)
  }

  @Test(arguments: [Sum.largestNumber + 1, -Sum.largestNumber - 1, .max, .min])
  func `beyond that no double holds it exactly`(_ number: Int) {
    #expect(Sum(number).number == nil)
    #expect(Sum(number).description == "\(number)")
  }

  @Test func `two columns of 64 bits hold it, and the lower alone one within 64 bits`() throws {
    for text in ["0", "-5", "9223372036854775807", "-9223372036854775808"] {
      let sum = try Sum(stored: text)
      #expect(sum.high == 0)
      #expect("\(sum.low)" == text)
    }
    for text in ["9223372036854775808", "-9223372036854775809", "46116860184273879035", "-46116860184273879035"] {
      let sum = try Sum(stored: text)
      #expect(Sum(low: sum.low, high: sum.high) == sum, "\(text)")
      #expect(sum.description == text)
    }
  }

  @Test func `one can be taken from another`() throws {
    let (more, less) = (try Sum(stored: "46116860184273879035"), try Sum(stored: "46116860184273879030"))
    #expect(more - less == 5)
    #expect(less - more == -5)
    #expect(less + 5 == more)
  }

  @Test(arguments: ["", "x", "1.5", "1e3"]) func `what is no whole number is none`(_ text: String) {
    #expect(throws: NotASum.self) { try Sum(stored: text) }
  }
}
