/// One word, sign or literal of a source.
public struct Token: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A name or a keyword, without back-ticks.
    case word
    /// A whole operator, such as `->` or `+=`.
    case sign
    /// One bracket, comma, colon, `@`, `\` and the like.
    case mark
    case number
    /// A string; its text has no quotes, and `\()` for each interpolation.
    case string(isInterpolated: Bool)
    case regex
  }

  public let kind: Kind
  public let text: String
  /// From 1, as the compiler counts.
  public let line: Int32
  /// From 1, in UTF-8 bytes, as the compiler counts.
  public let column: Int32
  /// How many `#if` the token stands in; the index knows nothing of branches that were not compiled.
  public let conditions: Int32

  public var isString: Bool {
    if case .string = kind { true } else { false }
  }

  public func isWord(_ text: String) -> Bool { kind == .word && self.text == text }
  public func isMark(_ text: String) -> Bool { kind == .mark && self.text == text }
  public func isSign(_ text: String) -> Bool { kind == .sign && self.text == text }
}

/// A comment of one line, or a line of a longer one.
public struct Comment: Sendable, Equatable {
  public let text: String
  public let line: Int32
}
