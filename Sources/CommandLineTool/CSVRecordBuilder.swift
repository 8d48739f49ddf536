/// Takes a record byte by byte.
struct CSVRecordBuilder {
  enum Step {
    case goesOn, complete
    case broken(CSVFault)
  }

  private let separator: UInt8
  private var bytes: [UInt8] = []
  private var bounds: [Range<Int>] = []
  private var fieldStart = 0
  private var fieldWasQuoted = false
  /// A carriage return that ends the line if a line break follows, and else belongs to the field.
  private var holdsReturn = false
  private(set) var isQuoted = false

  init(separator: UInt8) {
    self.separator = separator
  }

  mutating func take(_ byte: UInt8, isEscaped: Bool) -> Step {
    if holdsReturn, byte != Byte.newLine {
      holdsReturn = false
      guard append(Byte.carriageReturn) else { return .broken(.strayQuote) }
    }
    if isQuoted {
      if byte != Byte.quote || isEscaped { bytes.append(byte) } else { isQuoted = false }
    } else {
      switch byte {
      case Byte.newLine: return .complete
      case separator: endField()
      case Byte.quote: guard openQuote() else { return .broken(.strayQuote) }
      case Byte.carriageReturn: holdsReturn = true
      default: guard append(byte) else { return .broken(.strayQuote) }
      }
    }
    guard bytes.count + bounds.count <= CSVReader.longestRecord else {
      return .broken(isQuoted ? .openQuote : .tooLong)
    }
    return .goesOn
  }

  func finish(line: Int, lines: Int) -> CSVRecord {
    CSVRecord(line: line, lines: lines, bytes: bytes, bounds: bounds + [fieldStart..<bytes.count])
  }

  /// False behind the closing quote of a field.
  private mutating func append(_ byte: UInt8) -> Bool {
    bytes.append(byte)
    return !fieldWasQuoted
  }

  private mutating func endField() {
    bounds.append(fieldStart..<bytes.count)
    fieldStart = bytes.count
    fieldWasQuoted = false
  }

  /// False within a field.
  private mutating func openQuote() -> Bool {
    guard bytes.count == fieldStart, !fieldWasQuoted else { return false }
    isQuoted = true
    fieldWasQuoted = true
    return true
  }
}
