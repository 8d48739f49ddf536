import JSON
import Testing

@Suite struct NumberTests {
  @Test(arguments: ["01", "-01", "00", "+1", ".5", "1.", "-", "--1", "1e", "1e+", "1.e1", "0x10", "1_000", "1,0", "١"])
  func `a number of no JSON spelling is a fault of syntax`(_ text: String) throws {
    #expect(try refusal(of: Double.self, text)?.isSyntax == true)
  }

  @Test(arguments: [
    "1.0", "1e3", "1E0", "0.0", "-0", "9223372036854775808", "-9223372036854775809", "true", "\"1\"", "null",
  ])
  func `an integer is never guessed`(_ text: String) throws {
    #expect(try refusal(of: Int64.self, text)?.isSyntax == false)
    #expect(throws: JSONFaults.self) { try read(Int64.self, text) }
  }

  @Test(arguments: ["0", "-1", "9223372036854775807", "-9223372036854775808"])
  func `every integer of 64 bits is taken`(_ text: String) throws {
    #expect(try admit(Int64.self, text) == Int64(text))
  }

  @Test func `the width of an integer is its bound`() throws {
    #expect(try admit(Int8.self, "-128") == -128)
    #expect(
      try refusal(of: Int8.self, "128")?.faults == [
        JSONFault(pointer: "", detail: "must be an integer from -128 to 127")
      ])
    #expect(try refusal(of: UInt8.self, "256") != nil)
    #expect(try refusal(of: UInt16.self, "-1") != nil)
    #expect(throws: JSONFaults.self) { try read(Int8.self, "1000") }
    #expect(throws: JSONFaults.self) { try read(UInt8.self, "-1") }
    #expect(try read(UInt64.self, "18446744073709551615") == .max)
  }

  @Test(arguments: ["0", "-0", "1.5", "1e3", "1E-3", "-2.25e+2", "12345678901234567890", "0.1", "0e-400", "1e-320"])
  func `a number takes every spelling`(_ text: String) throws {
    #expect(try admit(Double.self, text) == Double(text))
  }

  @Test func `a number that a Double cannot hold is refused`() throws {
    #expect(try refusal(of: Double.self, "1e400")?.isSyntax == false)
    #expect(try refusal(of: Double.self, "-1e-400")?.isSyntax == false)
    #expect(try refusal(of: JSONValue.self, "[1e400]")?.faults.first?.pointer == "/0")
    #expect(try refusal(of: JSONValue.self, "[9223372036854775808]")?.faults.first?.pointer == "/0")
    #expect(throws: JSONFaults.self) { try read(Float.self, "1e39") }
  }

  @Test(arguments: ["0", "1", "\"true\"", "null"]) func `nothing else is a Bool`(_ text: String) throws {
    #expect(try refusal(of: Bool.self, text)?.faults.first?.detail == "must be true or false")
  }
}
