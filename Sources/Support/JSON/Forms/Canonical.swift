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
      let names = names(of: index).map { (node: $0, text: Escapes.resolved(raw($0))) }
      for (position, name) in names.sorted(by: { $0.text.lexicographicallyPrecedes($1.text) }).enumerated() {
        if position > 0 { writer.byte(UInt8(ascii: ",")) }
        try writeString(name.node, to: &writer)
        writer.byte(UInt8(ascii: ":"))
        try writeCanonically(name.node + 1, to: &writer)
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
}
