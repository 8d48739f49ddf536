/// One record of a CSV file, its fields as bytes.
package struct CSVRecord {
  /// Of a record that can't be read, kept to tell which it was.
  private static let keptOfUnreadable = 256

  /// The line of the file that the record starts on, 1 …
  package let line: Int
  /// How many lines it takes: more than one when quoted fields hold line breaks.
  package let lines: Int
  /// Why the record can't be read. Its fields are then what stands between separators at the beginning of its first line.
  package let fault: CSVFault?
  private let bytes: [UInt8]
  private let bounds: [Range<Int>]

  init(line: Int, lines: Int = 1, bytes: [UInt8], bounds: [Range<Int>]) {
    self.line = line
    self.lines = lines
    self.bytes = bytes
    self.bounds = bounds
    fault = nil
  }

  init(line: Int, beginning: ArraySlice<UInt8>, separator: UInt8, _ fault: CSVFault) {
    self.line = line
    lines = 1
    self.fault = fault
    bytes = Array(beginning.prefix(Self.keptOfUnreadable))
    bounds = bytes.split(separator: separator, omittingEmptySubsequences: false).map(\.indices)
  }

  package var count: Int { bounds.count }

  /// Nothing but blanks.
  package var isBlank: Bool {
    fault == nil && count == 1 && bytes.allSatisfy { $0 == Byte.blank || $0 == Byte.tab || $0 == Byte.carriageReturn }
  }

  /// Empty for a field that is not there.
  package subscript(field: Int) -> ArraySlice<UInt8> {
    bounds.indices.contains(field) ? bytes[bounds[field]] : []
  }

  /// Nil when the field is not UTF-8.
  package func text(_ field: Int) -> String? {
    String(validating: self[field], as: UTF8.self)
  }
}

/// Why a record can't be read.
package enum CSVFault: Hashable, Sendable {
  /// A quote stands within a field, or something behind the closing one.
  case strayQuote
  /// The closing quote is missing, or too far away.
  case openQuote
  /// A line is longer than a record may be.
  case tooLong
}
