/// RFC 8259 without its leniencies, in one pass. The bytes end in eight zeros, which no rule lets pass.
struct Parser {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  let nodes: UnsafeMutablePointer<Node>
  var at = 0
  var used = 0

  init(bytes: UnsafePointer<UInt8>, count: Int, nodes: UnsafeMutablePointer<Node>) {
    self.bytes = bytes
    self.count = count
    self.nodes = nodes
  }

  mutating func document() throws(SyntaxError) {
    if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { throw .byteOrderMark }
    skipBlanks()
    try value(depth: 0)
    skipBlanks()
    guard at == count else { throw .trailing }
  }

  private mutating func value(depth: Int) throws(SyntaxError) {
    switch bytes[at] {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "{"): try object(depth: depth + 1)
    case UInt8(ascii: "["): try array(depth: depth + 1)
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    default: throw early(or: .expectedValue)
    }
  }

  private mutating func object(depth: Int) throws(SyntaxError) {
    let object = try open(.object, depth: depth)
    if bytes[at] == UInt8(ascii: "}") { return close(object, count: 0) }
    var names = NamesSeen()
    while true {
      guard bytes[at] == UInt8(ascii: "\"") else { throw early(or: .expectedName) }
      try string()
      guard names.insert(used - 1, of: object, in: self) else { throw .duplicateName }
      skipBlanks()
      guard bytes[at] == UInt8(ascii: ":") else { throw early(or: .expectedColon) }
      at += 1
      skipBlanks()
      try value(depth: depth)
      skipBlanks()
      guard bytes[at] == UInt8(ascii: ",") else { break }
      at += 1
      skipBlanks()
    }
    guard bytes[at] == UInt8(ascii: "}") else { throw early(or: .expectedCommaOrBrace) }
    close(object, count: names.count)
  }

  private mutating func array(depth: Int) throws(SyntaxError) {
    let array = try open(.array, depth: depth)
    if bytes[at] == UInt8(ascii: "]") { return close(array, count: 0) }
    var elements = 0
    while true {
      try value(depth: depth)
      elements += 1
      skipBlanks()
      guard bytes[at] == UInt8(ascii: ",") else { break }
      at += 1
      skipBlanks()
    }
    guard bytes[at] == UInt8(ascii: "]") else { throw early(or: .expectedCommaOrBracket) }
    close(array, count: elements)
  }

  private mutating func open(_ kind: Node.Kind, depth: Int) throws(SyntaxError) -> Int {
    guard depth <= JSON.maximumDepth else { throw .tooDeep }
    at += 1
    append(kind, 0, 0)
    skipBlanks()
    return used - 1
  }

  private mutating func close(_ index: Int, count: Int) {
    at += 1
    nodes[index].end = UInt32(used)
    nodes[index].count = UInt32(count)
  }

  private mutating func word(_ word: StaticString, _ kind: Node.Kind) throws(SyntaxError) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard bytes[at] == word.utf8Start[offset] else { throw early(or: .expectedValue) }
      at += 1
    }
    append(kind, at, at)
  }

  private mutating func skipBlanks() {
    while true {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  mutating func append(_ kind: Node.Kind, _ start: Int, _ end: Int) {
    (nodes + used).initialize(
      to: Node(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), count: 0, kind: kind))
    used += 1
  }

  func early(or reason: SyntaxError) -> SyntaxError {
    at == count ? .endsEarly : reason
  }
}
