package import Foundation

/// Reads RFC 4180 records from a file or a pipe in bounded memory: fields may be quoted and then hold separators, quotes
/// and line breaks.
///
/// Each line of the input is of one record. After one that can't be read, reading goes on at the line after the one that
/// it began on, so that a quote too few takes no other line along.
package struct CSVReader {
  /// Bytes; a longer record is refused.
  package static let longestRecord = 64 << 10

  private static let chunk = 256 << 10

  /// Stands between fields.
  package var separator = UInt8(ascii: ",")
  /// Whether a line, without its break, is the beginning of a record by its looks. A quoted field that goes on over such
  /// a line is taken for one whose closing quote is missing.
  package var looksLikeRecord: (ArraySlice<UInt8>) -> Bool = { _ in false }

  private var file: FileHandle
  /// What was read and not yet given out begins at `next`.
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private var line = 1
  private var lineBreaks = 0
  private var lastByte = Byte.newLine
  package private(set) var bytesRead = 0

  package init(_ file: FileHandle) {
    self.file = file
  }

  /// The lines read from the input so far, counted by their breaks, whatever was made of them.
  package var linesRead: Int { lineBreaks + (lastByte == Byte.newLine ? 0 : 1) }

  /// Nil at the end of the input.
  package mutating func read() throws -> CSVRecord? {
    try readPlainLine() ?? readAnyRecord()
  }

  /// The next line without its break, or as much of it as a record may have; it is still to be read.
  package mutating func peekLine() throws -> ArraySlice<UInt8> {
    var end = 0
    while end < Self.longestRecord, let byte = try byte(end), byte != Byte.newLine { end += 1 }
    return buffer[next..<next + end]
  }

  /// Passes over what some programs put before UTF-8.
  package mutating func skipByteOrderMark() throws {
    guard try peekLine().starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    next += 3
  }

  /// Lets `body` read on, and then stands where it stood. What can't be read twice, such as a pipe, is first put into a
  /// file without a name.
  package mutating func readingAhead<R>(_ body: (inout CSVReader) throws -> R) throws -> R {
    if (try? file.offset()) == nil { file = try Spool.copy(of: file) }
    let offset = try file.offset()
    var ahead = self
    let result = try body(&ahead)
    try file.seek(toOffset: offset)
    return result
  }

  /// The usual case: a whole line in the buffer without a quote in it.
  private mutating func readPlainLine() -> CSVRecord? {
    guard next < buffer.count, let end = buffer[next...].firstIndex(of: Byte.newLine), end - next <= Self.longestRecord
    else { return nil }
    var bounds: [Range<Int>] = []
    bounds.reserveCapacity(8)
    var start = next
    for index in next..<end {
      if buffer[index] == Byte.quote { return nil }
      if buffer[index] == separator {
        bounds.append(start - next..<index - next)
        start = index + 1
      }
    }
    let last = end > start && buffer[end - 1] == Byte.carriageReturn ? end - 1 : end
    bounds.append(start - next..<last - next)
    let record = CSVRecord(line: line, bytes: Array(buffer[next..<end]), bounds: bounds)
    next = end + 1
    line += 1
    return record
  }

  private mutating func readAnyRecord() throws -> CSVRecord? {
    guard try byte(0) != nil else { return nil }
    var record = CSVRecordBuilder(separator: separator)
    var length = 0
    while let byte = try byte(length) {
      length += 1
      let isEscaped = byte == Byte.quote && record.isQuoted ? try self.byte(length) == Byte.quote : false
      if isEscaped { length += 1 }
      switch record.take(byte, isEscaped: isEscaped) {
      case .goesOn: continue
      case .complete: return try end(record, length: length)
      case .broken(let fault): return try giveUp(fault)
      }
    }
    return record.isQuoted ? try giveUp(.openQuote) : try end(record, length: length)
  }

  private mutating func end(_ record: CSVRecordBuilder, length: Int) throws -> CSVRecord {
    let raw = buffer[next..<next + length]
    let lines = raw.dropLast(raw.last == Byte.newLine ? 1 : 0)
      .split(separator: Byte.newLine, omittingEmptySubsequences: false)
    guard !lines.dropFirst().contains(where: looksLikeRecord) else { return try giveUp(.openQuote) }
    defer {
      next += length
      line += lines.count
    }
    return record.finish(line: line, lines: lines.count)
  }

  /// Answers the line that the record began on as one that can't be read.
  private mutating func giveUp(_ fault: CSVFault) throws -> CSVRecord {
    let record = CSVRecord(line: line, beginning: try peekLine(), separator: separator, fault)
    line += 1
    while try byte(0) != nil {
      if let end = buffer[next...].firstIndex(of: Byte.newLine) {
        next = end + 1
        break
      }
      next = buffer.count
    }
    return record
  }

  /// The byte so many after the next one; nil beyond the end of the input.
  private mutating func byte(_ offset: Int) throws -> UInt8? {
    while next + offset >= buffer.count {
      guard !isAtEnd else { return nil }
      try fill()
    }
    return buffer[next + offset]
  }

  private mutating func fill() throws {
    let data = try file.read(upToCount: Self.chunk) ?? Data()
    buffer.removeSubrange(..<next)
    next = 0
    bytesRead += data.count
    isAtEnd = data.isEmpty
    let start = buffer.count
    buffer += data
    lineBreaks += buffer[start...].count { $0 == Byte.newLine }
    lastByte = data.last ?? lastByte
  }
}

enum Byte {
  static let newLine = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let tab = UInt8(ascii: "\t")
  static let blank = UInt8(ascii: " ")
}
