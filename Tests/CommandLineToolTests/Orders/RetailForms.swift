import CommandLineTool
import Foundation
import TestSupport

/// What a text is read as: a line each, and the counts.
struct ReadForm {
  private(set) var lines: [RetailLine] = []
  private(set) var refused: [(line: Int, reason: LineRefusal, invoice: String)] = []
  private(set) var count = LineCount()

  init(_ bytes: [UInt8], dateOrder: DateOrder? = nil) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/input.csv"
    try Data(bytes).write(to: URL(filePath: path))
    guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
    var reader = try RetailReader(file, dateOrder: dateOrder)
    while let reading = try reader.next() {
      switch reading {
      case .line(let line): lines.append(line)
      case .refused(let line, let reason, let invoice): refused.append((line, reason, invoice))
      }
    }
    count = reader.count
  }

  init(_ text: String, dateOrder: DateOrder? = nil) throws {
    try self.init(Array(text.utf8), dateOrder: dateOrder)
  }

  /// All that an import makes use of.
  var meant: [String] {
    lines.map { line in
      "\(line.invoice.text) \(line.product) \(line.quantity) \(line.moment) \(line.price) \(line.customer ?? "-") "
        + line.country
    }
  }
}

extension RetailLine {
  /// Seconds since 1970.
  var moment: Double { Invoice(of: self).date.timeIntervalSince1970 }
}

extension Invoice {
  init(of line: RetailLine) {
    var grouping = InvoiceGrouping()
    _ = grouping.add(line)
    self = grouping.finish()[0]
  }
}

extension RetailFormat {
  /// Of the data set itself.
  static func ofTheSet() throws -> RetailFormat {
    try RetailFormat(header: try records(ImportTarget.header)[0], separator: UInt8(ascii: ","))
  }
}
