import Foundation

/// The words of one source file, for what the index does not hold.
public struct SourceText: Sendable {
  public let relativePath: String
  public let tokens: [Token]
  public let comments: [Comment]
  /// For each bracket its partner; for every other token −1.
  let partner: [Int32]
  private let bytes: [UInt8]

  public static func read(path: String, relativePath: String) throws -> Self {
    guard let data = FileManager.default.contents(atPath: path) else { throw ModelError.unreadableFile(path) }
    return Self(relativePath: relativePath, bytes: [UInt8](data))
  }

  public init(relativePath: String, source: String) {
    self.init(relativePath: relativePath, bytes: [UInt8](source.utf8))
  }

  private init(relativePath: String, bytes: [UInt8]) {
    self.relativePath = relativePath
    self.bytes = bytes
    (tokens, comments) = Lexer.read(bytes)
    partner = Self.match(tokens)
  }

  /// A line of the source, counted from 1.
  public func line(_ number: Int32) -> String {
    let lines = bytes.split(separator: .newline, omittingEmptySubsequences: false)
    guard number >= 1, Int(number) <= lines.count else { return "" }
    return String(decoding: lines[Int(number) - 1], as: UTF8.self)
  }

  /// The token that starts at a place, or the first one after it.
  public func tokenIndex(line: Int32, column: Int32) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      let token = tokens[middle]
      if (token.line, token.column) < (line, column) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func match(_ tokens: [Token]) -> [Int32] {
    var partner = [Int32](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .mark {
      switch token.text {
      case "(", "[", "{":
        open.append(index)
      case ")", "]", "}":
        guard let other = open.popLast() else { continue }
        partner[index] = Int32(other)
        partner[other] = Int32(index)
      default:
        continue
      }
    }
    return partner
  }
}
