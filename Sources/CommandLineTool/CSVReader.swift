import Foundation

/// Reads RFC 4180 records from a file or a pipe in bounded memory: fields may be quoted and then hold commas, quotes
/// and line breaks.
struct CSVReader {
  struct Record {
    /// The line of the file that the record starts on, 1 …
    let line: Int
    /// Nil when the record can't be read: not UTF-8, longer than `longestRecord`, or with a stray quote.
    let fields: [String]?
  }

  /// Bytes; a longer record is refused, and reading goes on at the next line break.
  static let longestRecord = 64 << 10

  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private var line = 1
  private(set) var bytesRead = 0

  init(_ file: FileHandle) {
    self.file = file
  }

  /// Nil at the end of the input.
  mutating func read() throws -> Record? {
    let start = line
    var bounds: [Range<Int>] = []
    var bytes: [UInt8] = []
    var fieldStart = 0
    var isQuoted = false
    var wasQuoted = false
    var isBroken = false
    var hasAny = false
    while let byte = try peek() {
      hasAny = true
      next += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isQuoted, !isBroken {
        if byte != UInt8(ascii: "\"") {
          bytes.append(byte)
        } else if try peek() == UInt8(ascii: "\"") {
          next += 1
          bytes.append(byte)
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\n") {
        break
      } else if byte == UInt8(ascii: ",") {
        bounds.append(fieldStart..<bytes.count)
        fieldStart = bytes.count
        wasQuoted = false
      } else if byte == UInt8(ascii: "\"") {
        if bytes.count == fieldStart, !wasQuoted {
          isQuoted = true
          wasQuoted = true
        } else {
          isBroken = true
        }
      } else if byte != UInt8(ascii: "\r") {
        if wasQuoted { isBroken = true }
        bytes.append(byte)
      }
      if bytes.count > Self.longestRecord {
        isBroken = true
        bytes.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
        fieldStart = 0
      }
    }
    guard hasAny else { return nil }
    bounds.append(fieldStart..<bytes.count)
    guard !isBroken, !isQuoted else { return Record(line: start, fields: nil) }
    var fields: [String] = []
    fields.reserveCapacity(bounds.count)
    for bound in bounds {
      guard let field = String(validating: bytes[bound], as: UTF8.self) else { return Record(line: start, fields: nil) }
      fields.append(field)
    }
    return Record(line: start, fields: fields)
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
}
