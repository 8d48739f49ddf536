package import Foundation

/// Reads the lines of a file in the Online Retail format, and counts every one of them.
package struct RetailReader {
  package enum Reading {
    case line(RetailLine)
    /// `invoice` is what stands in its place, as far as it can be shown.
    case refused(line: Int, LineRefusal, invoice: String)
  }

  package private(set) var count = LineCount()
  private var reader: CSVReader
  private var format: RetailFormat
  /// The file was searched for a date that tells the order of all.
  private var hasSoughtDateOrder = false

  /// Reads the first line, which tells the separator and where each column stands. `dateOrder` is nil when the file
  /// itself is to tell it. Throws `ImportFault`.
  package init(_ file: FileHandle, dateOrder: DateOrder? = nil) throws {
    reader = CSVReader(file)
    try reader.skipByteOrderMark()
    let line = try reader.peekLine()
    try Self.requireText(line)
    reader.separator = RetailFormat.separator(of: line)
    guard let header = try reader.read() else { throw ImportFault("the input is empty") }
    let format = try RetailFormat(header: header, separator: reader.separator, dateOrder: dateOrder)
    reader.looksLikeRecord = format.looksLikeRecord
    self.format = format
    count.header = header.lines
  }

  package var bytesRead: Int { reader.bytesRead }

  /// Nil at the end of the file. Throws `LinesLost` there if a line was not counted.
  package mutating func next() throws -> Reading? {
    while let record = try reader.read() {
      count.continued += record.lines - 1
      if record.isBlank {
        count.blank += 1
        continue
      }
      count.read += 1
      return try reading(of: record)
    }
    guard count.all == reader.linesRead else { throw LinesLost(file: reader.linesRead, count) }
    return nil
  }

  private mutating func reading(of record: CSVRecord) throws -> Reading {
    do throws(LineRefusal) {
      let line = try RetailLine(record, format)
      format.dateOrder = format.dateOrder ?? line.date.order
      return .line(line)
    } catch {
      if case .field(.date, _) = error, try learnDateOrder(from: record) { return try reading(of: record) }
      let invoice = visible(format.field(.invoice, of: record))
      return .refused(line: record.line, error, invoice: invoice)
    }
  }

  /// Whether the rest of the file tells the order that the record's date alone does not. Looks once.
  private mutating func learnDateOrder(from record: CSVRecord) throws -> Bool {
    guard format.dateOrder == nil, !hasSoughtDateOrder, isAmbiguous(record) else { return false }
    hasSoughtDateOrder = true
    let format = format
    self.format.dateOrder = try reader.readingAhead { ahead in
      while let record = try ahead.read() {
        if let order = try? RetailDate(format.field(.date, of: record), order: nil).order { return order }
      }
      return nil
    }
    return self.format.dateOrder != nil
  }

  private func isAmbiguous(_ record: CSVRecord) -> Bool {
    do throws(RetailDate.Fault) {
      _ = try RetailDate(format.field(.date, of: record), order: nil)
      return false
    } catch {
      return error == .ambiguous
    }
  }

  /// The first bytes of what is often handed over instead.
  private static func requireText(_ line: ArraySlice<UInt8>) throws {
    if line.starts(with: [0x1F, 0x8B]) {
      throw ImportFault("the input is compressed; say: gunzip -c FILE | tandem import orders -")
    }
    if line.starts(with: [0x50, 0x4B, 3, 4]) {
      throw ImportFault("the input is an archive or a spreadsheet; save it as CSV in UTF-8")
    }
    if line.starts(with: [0xFF, 0xFE]) || line.starts(with: [0xFE, 0xFF]) {
      throw ImportFault("the input is UTF-16; say: iconv -f UTF-16 -t UTF-8 FILE | tandem import orders -")
    }
  }
}

/// What the lines of a file were: each is counted in one place.
package struct LineCount: Equatable, Sendable {
  package var header = 0
  package var blank = 0
  /// Lines of quoted fields that began on an earlier one.
  package var continued = 0
  /// Lines on which a record begins.
  package var read = 0

  package init(header: Int = 0, blank: Int = 0, continued: Int = 0, read: Int = 0) {
    self.header = header
    self.blank = blank
    self.continued = continued
    self.read = read
  }

  package var all: Int { header + blank + continued + read }
}

/// A fault of ours, which no import goes on with.
struct LinesLost: Error, CustomStringConvertible {
  let file: Int
  let count: LineCount

  init(file: Int, _ count: LineCount) {
    self.file = file
    self.count = count
  }

  var description: String {
    "the input has \(file) lines and \(count.all) were counted (\(count)): a fault of this program, please report it"
  }
}
