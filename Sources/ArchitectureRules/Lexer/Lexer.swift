/// Splits Swift source into tokens. It knows no grammar; comments are set apart, `#if` branches are all read.
struct Lexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var line: Int32 = 1
  private var lineStart = 0
  private var conditions: Int32 = 0
  private(set) var tokens: [Token] = []
  private(set) var comments: [Comment] = []

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  static func read(_ source: [UInt8]) -> (tokens: [Token], comments: [Comment]) {
    source.withUnsafeBufferPointer { bytes in
      var lexer = Lexer(bytes)
      lexer.run(untilParenthesis: false)
      return (lexer.tokens, lexer.comments)
    }
  }

  // MARK: - Characters

  private func peek(_ ahead: Int = 0) -> UInt8 {
    let index = at + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func advance() {
    if bytes[at] == .newline {
      line += 1
      lineStart = at + 1
    }
    at += 1
  }

  private func text(from start: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    add(kind, text: text(from: start), line: line, column: Int32(start - lineStart + 1))
  }

  private mutating func add(_ kind: Token.Kind, text: String, line: Int32, column: Int32) {
    tokens.append(Token(kind: kind, text: text, line: line, column: column, conditions: conditions))
  }

  // MARK: - Tokens

  /// Reads to the end, or through the parenthesis that closes an interpolation.
  private mutating func run(untilParenthesis: Bool) {
    var depth = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case .space, .tab, .newline, .carriageReturn:
        advance()
      case .slash where peek(1) == .slash:
        readLineComment()
      case .slash where peek(1) == .star:
        readBlockComment()
      case .quote:
        readString(hashes: 0)
      case .hash:
        readHash()
      case .backtick:
        readQuotedWord()
      case .slash where startsRegex:
        readRegex(hashes: 0)
      case _ where byte.startsWord:
        let start = at
        while at < bytes.count, bytes[at].continuesWord { at += 1 }
        add(.word, from: start)
      case _ where byte.isDigit:
        readNumber()
      case _ where byte.isOperator:
        let start = at
        while at < bytes.count, bytes[at].isOperator, !startsComment { at += 1 }
        if at == start { at += 1 }
        add(.sign, from: start)
      default:
        if untilParenthesis, byte == .open { depth += 1 }
        if untilParenthesis, byte == .close {
          depth -= 1
          if depth < 0 { return }
        }
        at += 1
        add(.mark, from: at - 1)
      }
    }
  }

  private var startsComment: Bool { bytes[at] == .slash && (peek(1) == .slash || peek(1) == .star) }

  private mutating func readNumber() {
    let start = at
    while at < bytes.count, bytes[at].continuesWord || (bytes[at] == .dot && peek(1).isDigit) { at += 1 }
    add(.number, from: start)
  }

  private mutating func readQuotedWord() {
    let column = Int32(at - lineStart + 1)
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != .backtick, bytes[at] != .newline { at += 1 }
    add(.word, text: text(from: start), line: line, column: column)
    if peek() == .backtick { at += 1 }
  }

  private mutating func readHash() {
    var hashes = 0
    while peek(hashes) == .hash { hashes += 1 }
    if peek(hashes) == .quote {
      at += hashes
      return readString(hashes: hashes)
    }
    if peek(hashes) == .slash {
      at += hashes
      return readRegex(hashes: hashes)
    }
    let start = at
    at += 1
    while at < bytes.count, bytes[at].continuesWord { at += 1 }
    switch text(from: start) {
    case "#if": conditions += 1
    case "#endif": conditions = max(0, conditions - 1)
    default: break
    }
    add(.word, from: start)
  }

  // MARK: - Comments

  private mutating func readLineComment() {
    let start = at
    while at < bytes.count, bytes[at] != .newline { at += 1 }
    comments.append(Comment(text: text(from: start), line: line))
  }

  private mutating func readBlockComment() {
    var depth = 0
    var start = at
    repeat {
      if bytes[at] == .slash, peek(1) == .star {
        depth += 1
        at += 2
      } else if bytes[at] == .star, peek(1) == .slash {
        depth -= 1
        at += 2
      } else if bytes[at] == .newline {
        comments.append(Comment(text: text(from: start), line: line))
        advance()
        start = at
      } else {
        at += 1
      }
    } while depth > 0 && at < bytes.count
    comments.append(Comment(text: text(from: start), line: line))
  }

  // MARK: - Literals

  private mutating func readString(hashes: Int) {
    let (startLine, column) = (line, Int32(at - hashes - lineStart + 1))
    let quotes = peek(1) == .quote && peek(2) == .quote ? 3 : 1
    at += quotes
    var value: [UInt8] = []
    var nested: [Token] = []
    var isInterpolated = false
    while at < bytes.count {
      if endsString(quotes: quotes, hashes: hashes) {
        at += quotes + hashes
        break
      }
      if quotes == 1, bytes[at] == .newline { break }
      if bytes[at] == .backslash, hasHashes(hashes, from: at + 1) {
        if peek(1 + hashes) == .open {
          isInterpolated = true
          value += [.backslash, .open, .close]
          nested += readInterpolation(hashes: hashes)
          continue
        }
        for _ in 0...hashes + 1 where at < bytes.count {
          value.append(bytes[at])
          advance()
        }
        continue
      }
      value.append(bytes[at])
      advance()
    }
    let text = String(decoding: value, as: UTF8.self)
    add(.string(isInterpolated: isInterpolated), text: text, line: startLine, column: column)
    tokens += nested
  }

  /// The tokens inside `\(…)`, which are code like any other.
  private mutating func readInterpolation(hashes: Int) -> [Token] {
    at += hashes + 2
    let outer = tokens
    tokens = []
    run(untilParenthesis: true)
    at += 1
    defer { tokens = outer }
    return tokens
  }

  private func endsString(quotes: Int, hashes: Int) -> Bool {
    for index in 0..<quotes where peek(index) != .quote { return false }
    return hasHashes(hashes, from: at + quotes)
  }

  private func hasHashes(_ count: Int, from index: Int) -> Bool {
    for offset in 0..<count where index + offset >= bytes.count || bytes[index + offset] != .hash { return false }
    return true
  }

  /// A slash opens a regular expression where no operand stands before it.
  private var startsRegex: Bool {
    if peek(1) == .space || peek(1) == .newline || peek(1) == .equals { return false }
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .word: return ["return", "in", "case", "where", "try", "await"].contains(last.text)
    case .number, .string, .regex: return false
    case .mark: return ![")", "]", "}"].contains(last.text)
    case .sign: return last.text != "!" && last.text != "?"
    }
  }

  private mutating func readRegex(hashes: Int) {
    let start = at
    at += 1
    while at < bytes.count {
      if bytes[at] == .backslash {
        at += 2
      } else if bytes[at] == .slash, hasHashes(hashes, from: at + 1) {
        at += 1 + hashes
        break
      } else if bytes[at] == .newline {
        if hashes == 0 {
          at = start + 1
          return add(.sign, from: start)
        }
        advance()
      } else {
        at += 1
      }
    }
    at = min(at, bytes.count)
    add(.regex, from: start)
  }
}
