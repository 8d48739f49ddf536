import JSON
import Testing

/// Shapes that only a hand-written `encode(to:)` makes.
@Suite struct EncodingContainersTests {
  struct Closure: Encodable {
    let body: @Sendable (any Encoder) throws -> Void
    func encode(to encoder: any Encoder) throws { try body(encoder) }
  }

  enum Key: String, CodingKey { case a, b, c }

  private func written(_ body: @escaping @Sendable (any Encoder) throws -> Void) throws -> String {
    try JSONTests.written([Closure(body: body)])
  }

  @Test func `a value that writes nothing is an empty object`() throws {
    #expect(try written { _ in } == "[{}]")
    #expect(try written { _ = $0.unkeyedContainer() } == "[[]]")
  }

  @Test func `nested containers are closed by what comes after them`() throws {
    let text = try written { encoder in
      var object = encoder.container(keyedBy: Key.self)
      var list = object.nestedUnkeyedContainer(forKey: .a)
      try list.encode(1)
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encodeNil(forKey: .c)
      try list.encode(2)
      #expect(list.count == 3)
      try object.encode("x", forKey: .b)
    }
    #expect(text == #"[{"a":[1,{"c":null},2],"b":"x"}]"#)
  }

  @Test func `asking twice for the container of a value merges both`() throws {
    let text = try written { encoder in
      var first = encoder.container(keyedBy: Key.self)
      try first.encode(1, forKey: .a)
      var second = encoder.container(keyedBy: Key.self)
      try second.encode(2, forKey: .b)
      try first.encode(3, forKey: .c)
    }
    #expect(text == #"[{"a":1,"b":2,"c":3}]"#)
  }

  @Test func `a super encoder may write, or not`() throws {
    let text = try written { encoder in
      var object = encoder.container(keyedBy: Key.self)
      try 1.encode(to: object.superEncoder())
      _ = object.superEncoder(forKey: .a)
      try object.encode(2, forKey: .b)
      _ = object.superEncoder(forKey: .c)
    }
    #expect(text == #"[{"super":1,"a":{},"b":2,"c":{}}]"#)
  }

  @Test func `two scalars in one place are refused`() {
    #expect(throws: EncodingError.self) {
      try written { encoder in
        var single = encoder.singleValueContainer()
        try single.encode(1)
        try single.encode(2)
      }
    }
  }

  @Test func `an array and an object in one place are refused`() {
    #expect(throws: EncodingError.self) {
      try written { encoder in
        _ = encoder.container(keyedBy: Key.self)
        _ = encoder.unkeyedContainer()
      }
    }
  }

  @Test func `writing to a container that was closed is refused`() {
    #expect(throws: EncodingError.self) {
      try written { encoder in
        var object = encoder.container(keyedBy: Key.self)
        var list = object.nestedUnkeyedContainer(forKey: .a)
        try object.encode(1, forKey: .b)
        try list.encode(2)
      }
    }
  }

  @Test func `nesting is bounded where it is written too`() throws {
    var value = JSONValue.null
    for _ in 0..<32 { value = .array([value]) }
    #expect(try JSON.encode(value).count == 68)
    #expect(throws: EncodingError.self) { try JSON.encode(JSONValue.array([value])) }
  }
}
