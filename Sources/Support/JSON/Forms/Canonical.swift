extension Document {
  /// Strings are written as ``JSON/encode(_:)`` would; keys sort by their bytes, which is the order of code points.
  func writeCanonically(_ index: Int, to writer: inout JSONWriter) throws {
    switch nodes[index].kind {
    case .null: writer.literal("null")
    case .yes: writer.literal("true")
    case .no: writer.literal("false")
    case .integer, .number: writer.raw(raw(index))
    case .text, .escapedText: try writeString(index, to: &writer)
    case .array:
      writer.byte(UInt8(ascii: "["))
      for (position, element) in elements(of: index).enumerated() {
        if position > 0 { writer.byte(UInt8(ascii: ",")) }
        try writeCanonically(element, to: &writer)
      }
      writer.byte(UInt8(ascii: "]"))
    case .object:
      writer.byte(UInt8(ascii: "{"))
      for (position, name) in names(of: index).sorted(by: precedes).enumerated() {
        if position > 0 { writer.byte(UInt8(ascii: ",")) }
        try writeString(name, to: &writer)
        writer.byte(UInt8(ascii: ":"))
        try writeCanonically(name + 1, to: &writer)
      }
      writer.byte(UInt8(ascii: "}"))
    }
  }

  private func writeString(_ index: Int, to writer: inout JSONWriter) throws {
    guard nodes[index].kind == .escapedText else {
      writer.byte(UInt8(ascii: "\""))
      writer.raw(raw(index))
      writer.byte(UInt8(ascii: "\""))
      return
    }
    try Escapes.resolved(raw(index)).withUnsafeBufferPointer { try writer.string($0) }
  }

  private func precedes(_ name: Int, _ other: Int) -> Bool {
    guard nodes[name].kind == .text, nodes[other].kind == .text else {
      return Escapes.resolved(raw(name)).lexicographicallyPrecedes(Escapes.resolved(raw(other)))
    }
    return raw(name).lexicographicallyPrecedes(raw(other))
  }
}
