/// Finds a name that stands twice in an object, at a cost that does not grow faster than the object.
///
/// A name is compared with earlier ones only if one of 64 bits says that they may be alike; long objects and names
/// with escapes go into a set.
struct NamesSeen {
  private(set) var count = 0
  private var bits: UInt64 = 0
  private var set: Set<[UInt8]>?

  private static let longObject = 32

  /// `false` if the name at `index` has been seen.
  mutating func insert(_ index: Int, of object: Int, in parser: Parser) -> Bool {
    count += 1
    if set == nil, count > Self.longObject || parser.nodes[index].kind == .escapedText {
      set = Set(parser.names(of: object, before: index).map(parser.text))
    }
    guard set == nil else { return set?.insert(parser.text(index)).inserted ?? false }
    let name = parser.nodes[index]
    let length = Int(name.end - name.start)
    let start = parser.bytes + Int(name.start)
    let mark = length &* 7 &+ Int(start[0]) &* 3 &+ Int(start[length / 2]) &* 5 &+ Int(start[max(length - 1, 0)])
    let bit: UInt64 = 1 << UInt64(mark & 63)
    defer { bits |= bit }
    guard bits & bit != 0 else { return true }
    return !parser.names(of: object, before: index).contains { earlier in
      let other = parser.nodes[earlier]
      guard Int(other.end - other.start) == length else { return false }
      let otherStart = parser.bytes + Int(other.start)
      return (0..<length).allSatisfy { start[$0] == otherStart[$0] }
    }
  }
}

extension Parser {
  func names(of object: Int, before end: Int) -> [Int] {
    var names: [Int] = []
    var index = object + 1
    while index < end {
      names.append(index)
      let value = nodes[index + 1]
      index = value.isContainer ? Int(value.end) : index + 2
    }
    return names
  }

  func text(_ index: Int) -> [UInt8] {
    let node = nodes[index]
    let raw = UnsafeBufferPointer(start: bytes + Int(node.start), count: Int(node.end - node.start))
    return node.kind == .escapedText ? Escapes.resolved(raw) : Array(raw)
  }
}
