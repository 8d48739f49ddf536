extension SchemaCheck {
  mutating func integer(at index: Int, _ range: ClosedRange<Int64>) {
    take { document throws(JSONFaults) in
      let value = try document.integer(Int64.self, at: index)
      guard range.contains(value) else {
        throw document.fault("must be an integer from \(range.lowerBound) to \(range.upperBound)", at: index)
      }
    }
  }

  mutating func number(at index: Int, _ range: ClosedRange<Double>) {
    take { document throws(JSONFaults) in
      let value = try document.double(at: index)
      guard range.contains(value) else {
        throw document.fault("must be a number from \(range.lowerBound) to \(range.upperBound)", at: index)
      }
    }
  }

  mutating func text(at index: Int, _ bounds: JSONText) {
    guard document.nodes[index].isText else { return fail("must be a string", at: index) }
    let raw = document.raw(index)
    if document.nodes[index].kind == .escapedText {
      Escapes.resolved(raw).withUnsafeBufferPointer { text($0, at: index, bounds) }
    } else {
      text(raw, at: index, bounds)
    }
  }

  private mutating func text(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ bounds: JSONText) {
    let length = utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    if !bounds.length.contains(length) {
      fail("must be \(Bounds.text(bounds.length, of: "character")) long", at: index)
    }
    if let characters = bounds.characters, !utf8.allSatisfy(characters.contains) {
      fail("may hold only characters of \(characters.set)", at: index)
    }
  }

  mutating func enumeration(at index: Int, _ values: [JSONValue]) {
    take { document throws(JSONFaults) in
      guard !document.nodes[index].isContainer, values.contains(try document.value(at: index)) else {
        throw document.fault("must be one of \(values.map(Bounds.text).joined(separator: ", "))", at: index)
      }
    }
  }
}

enum Bounds {
  static func text(_ count: ClosedRange<Int>, of noun: String) -> String {
    let (least, most) = (count.lowerBound, count.upperBound)
    if least == most { return "\(least) \(noun)\(least == 1 ? "" : "s")" }
    if most == .max { return "at least \(least) \(noun)\(least == 1 ? "" : "s")" }
    return "\(least) to \(most) \(noun)s"
  }

  static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .integer(let integer): "\(integer)"
    default: ""
    }
  }
}
