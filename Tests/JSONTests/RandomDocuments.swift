import JSON

/// Random JSON, well formed or nearly so.
struct RandomDocuments {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private static let pieces = [
    "a", "é", "😀", "\"", "\\", "/", "\n", "\u{1}", "\u{7f}", "\u{2028}", "0123456789", "\u{301}",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in Self.pieces[pick(Self.pieces.count)] }.joined()
  }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch pick(depth < 5 ? 8 : 6) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: .min ... .max, using: &random) >> Int64(pick(64)))
    case 3: return .number(number())
    case 4, 5: return .string(text())
    case 6: return .array((0..<pick(6)).map { _ in value(depth: depth + 1) })
    default:
      var members: [JSONMember] = []
      for position in 0..<pick(6) {
        members.append(JSONMember(text() + "\(position)", value(depth: depth + 1)))
      }
      return .object(members)
    }
  }

  /// The bytes with a few of them replaced, removed, doubled or swapped for a piece of syntax.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let syntax = Array("{}[]:,\"\\u0d8+-.eE truefalsn\u{0}\u{80}".utf8) + [0xC0, 0xED, 0xF4, 0xFF]
    for _ in 0...pick(3) where !bytes.isEmpty {
      let place = pick(bytes.count)
      switch pick(4) {
      case 0: bytes[place] = syntax[pick(syntax.count)]
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(syntax[pick(syntax.count)], at: place)
      default: bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  private mutating func number() -> Double {
    let value = Double(bitPattern: random.next())
    return value.isFinite ? value : 0.5
  }

  private mutating func pick(_ count: Int) -> Int {
    Int.random(in: 0..<count, using: &random)
  }
}
