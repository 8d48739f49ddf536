/// One value or one member name of a parsed document. An object is followed by its names and values in turn, an
/// array by its values.
struct Node {
  enum Kind: UInt8 {
    case object, array, text, escapedText, integer, number, yes, no, null
  }

  /// Scalars: the first byte, strings without their quote. Objects: the name that a look-up tries first, 0 for the
  /// first one.
  var start: UInt32
  /// Scalars: past the last byte. Arrays and objects: the node past the whole of it, 0 while it is being parsed.
  var end: UInt32
  /// Elements or members.
  var count: UInt32
  let kind: Kind

  var isContainer: Bool { kind == .object || kind == .array }
  var isText: Bool { kind == .text || kind == .escapedText }
}
