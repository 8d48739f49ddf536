package import Foundation

/// Reads RFC 4180 records from a file or a pipe in bounded memory: fields may be quoted and then hold commas, quotes
/// and line breaks.
package struct CSVReader {
  /// Bytes; a longer record is refused, and reading goes on at the next line break.
  package static let longestRecord = 64 << 10

  private static let newLine = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private var line = 1
  package private(set) var bytesRead = 0

  package init(_ file: FileHandle) {
    self.file = file
  }

  /// Nil at the end of the input.
  package mutating func read() throws -> CSVRecord? {
    try readPlainLine() ?? readAnyRecord()
  }

  /// The usual case: a whole line in the buffer without a quote in it.
  private mutating func readPlainLine() -> CSVRecord? {
    guard next < buffer.count, let end = buffer[next...].firstIndex(of: Self.newLine), end - next <= Self.longestRecord
    else { return nil }
    var bounds: [Range<Int>] = []
    bounds.reserveCapacity(8)
    var start = next
    for index in next..<end {
      if buffer[index] == Self.quote { return nil }
      if buffer[index] == Self.comma {
        bounds.append(start - next..<index - next)
        start = index + 1
      }
    }
    let last = end > start && buffer[end - 1] == Self.carriageReturn ? end - 1 : end
    bounds.append(start - next..<last - next)
    let record = CSVRecord(line: line, bytes: Array(buffer[next..<end]), bounds: bounds)
    next = end + 1
    line += 1
    return record
  }

  private mutating func readAnyRecord() throws -> CSVRecord? {
    var record = RecordBuilder(line: line)
    while let byte = try peek() {
      next += 1
      if byte == Self.newLine { line += 1 }
      let isEscaped = byte == Self.quote && record.isQuoted ? try peek() == Self.quote : false
      if isEscaped { next += 1 }
      if record.take(byte, isEscaped: isEscaped) == .complete { return record.finish() }
    }
    return record.isEmpty ? nil : record.finish()
  }

  private mutating func peek() throws -> UInt8? {
    if next < buffer.count { return buffer[next] }
    guard !isAtEnd else { return nil }
    let data = try file.read(upToCount: 256 << 10) ?? Data()
    buffer = Array(data)
    next = 0
    bytesRead += data.count
    isAtEnd = buffer.isEmpty
    return buffer.first
  }

  /// Takes a record byte by byte.
  private struct RecordBuilder {
    enum Step {
      case goesOn, complete
    }

    private let line: Int
    private var bytes: [UInt8] = []
    private var bounds: [Range<Int>] = []
    private var fieldStart = 0
    private var fieldWasQuoted = false
    private var isBroken = false
    private var isTooLong = false
    /// A carriage return that ends the line if a line break follows, and else belongs to the field.
    private var holdsReturn = false
    private(set) var isQuoted = false
    private(set) var isEmpty = true

    init(line: Int) {
      self.line = line
    }

    mutating func take(_ byte: UInt8, isEscaped: Bool) -> Step {
      isEmpty = false
      if isTooLong { return byte == CSVReader.newLine ? .complete : .goesOn }
      if holdsReturn, byte != CSVReader.newLine { keepReturn() }
      if isQuoted {
        if byte != CSVReader.quote || isEscaped { bytes.append(byte) } else { isQuoted = false }
      } else {
        switch byte {
        case CSVReader.newLine: return .complete
        case CSVReader.comma: endField()
        case CSVReader.quote: openQuote()
        case CSVReader.carriageReturn: holdsReturn = true
        default: append(byte)
        }
      }
      if bytes.count + bounds.count > CSVReader.longestRecord { giveUp() }
      return .goesOn
    }

    mutating func finish() -> CSVRecord {
      endField()
      return CSVRecord(line: line, bytes: bytes, bounds: isBroken || isQuoted ? nil : bounds)
    }

    private mutating func append(_ byte: UInt8) {
      if fieldWasQuoted { isBroken = true }
      bytes.append(byte)
    }

    private mutating func keepReturn() {
      holdsReturn = false
      append(CSVReader.carriageReturn)
    }

    private mutating func endField() {
      bounds.append(fieldStart..<bytes.count)
      fieldStart = bytes.count
      fieldWasQuoted = false
    }

    private mutating func openQuote() {
      guard bytes.count == fieldStart, !fieldWasQuoted else { return isBroken = true }
      isQuoted = true
      fieldWasQuoted = true
    }

    private mutating func giveUp() {
      isBroken = true
      isTooLong = true
      isQuoted = false
      bytes = []
      bounds = []
      fieldStart = 0
    }
  }
}

/// One record of a CSV file, its fields as bytes.
package struct CSVRecord {
  /// The line of the file that the record starts on, 1 …
  package let line: Int
  private let bytes: [UInt8]
  private let bounds: [Range<Int>]?

  /// `bounds` is nil for a record that can't be read: too long, or with a stray quote.
  init(line: Int, bytes: [UInt8], bounds: [Range<Int>]?) {
    self.line = line
    self.bytes = bytes
    self.bounds = bounds
  }

  /// The record's bytes begin like this, whether or not it can be read.
  package func starts(with prefix: [UInt8]) -> Bool {
    bytes.starts(with: prefix)
  }

  package var isReadable: Bool { bounds != nil }
  package var count: Int { bounds?.count ?? 0 }
  package var isBlank: Bool { bounds?.count == 1 && bytes.isEmpty || bytes == [0x0D] }

  package subscript(field: Int) -> ArraySlice<UInt8> {
    guard let bounds, bounds.indices.contains(field) else { return [] }
    return bytes[bounds[field]]
  }

  /// Nil when the field is not UTF-8.
  package func text(_ field: Int) -> String? {
    String(validating: self[field], as: UTF8.self)
  }
}
