/// How a file writes the Online Retail format: told by its first line, and by its dates.
package struct RetailFormat: Sendable {
  package static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  package let separator: UInt8
  /// Of each line.
  package let fieldCount: Int
  /// Which of the first two numbers of `12/1/2010` is the month; nil as long as nothing tells.
  package var dateOrder: DateOrder?
  /// By the column's raw value.
  private let places: [Int]

  /// Throws `ImportFault` when the first line lacks a column or has one twice.
  package init(header: CSVRecord, separator: UInt8, dateOrder: DateOrder? = nil) throws {
    var places: [RetailColumn: Int] = [:]
    for place in 0..<header.count {
      guard let name = header.text(place), let column = RetailColumn(named: name) else { continue }
      guard places.updateValue(place, forKey: column) == nil else {
        throw ImportFault("the first line has \(column.title) twice")
      }
    }
    let missing = RetailColumn.allCases.filter { places[$0] == nil }.map(\.title)
    guard header.fault == nil, missing.isEmpty else {
      let all = RetailColumn.allCases.map(\.title).joined(separator: ", ")
      let lacks = missing.isEmpty ? "it can't be read" : "it lacks \(missing.joined(separator: ", "))"
      throw ImportFault("the first line must name the columns \(all), in any order, with commas between; \(lacks)")
    }
    self.separator = separator
    fieldCount = header.count
    self.places = RetailColumn.allCases.map { places[$0] ?? 0 }
    self.dateOrder = dateOrder
  }

  /// The separator that a first line has most of.
  package static func separator(of line: ArraySlice<UInt8>) -> UInt8 {
    let counts = separators.map { separator in line.count { $0 == separator } }
    return zip(separators, counts).max { $0.1 < $1.1 }?.0 ?? separators[0]
  }

  /// A field without the blanks around it.
  func field(_ column: RetailColumn, of record: CSVRecord) -> ArraySlice<UInt8> {
    record[places[column.rawValue]].withoutBlanks
  }

  /// Whether the line has all fields, and an invoice's number among them.
  func looksLikeRecord(_ line: ArraySlice<UInt8>) -> Bool {
    let fields = line.split(separator: separator, omittingEmptySubsequences: false)
    return fields.count >= fieldCount && InvoiceNumber(fields[places[0]].withoutBlanks) != nil
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks and tabs at its ends.
  var withoutBlanks: ArraySlice<UInt8> {
    guard let first, let last, first.isBlank || last.isBlank else { return self }
    guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank }) else { return [] }
    return self[start...end]
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == Byte.blank || self == Byte.tab }
}
