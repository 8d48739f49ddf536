import CommandLineTool
import Foundation
import TestSupport
import Testing

/// The data set is passed on in several forms; each means the same.
@Suite struct PublishedFormsTests {
  private static let header = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice"]
  private static let plain = #"""
    InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
    536365,85123A,"HEART, ""WHITE""",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
    C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
    536370,POST,POSTAGE,3,2010-12-13 08:45:00,1018.00,12583.0,France
    536371,22086,CHAIN,80,2010-12-13 17:00:00,0.001,,EIRE

    """#

  private func expectTheSame(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let read = try ReadForm(text)
    #expect(read.refused.map(\.reason.detail) == [], sourceLocation: sourceLocation)
    #expect(try read.meant == ReadForm(Self.plain).meant, sourceLocation: sourceLocation)
  }

  /// The plain form with each field as the closure makes it.
  private func form(
    separator: String = ",", end: String = "\n", _ make: (_ column: Int, _ field: String) -> String = { $1 }
  ) throws -> String {
    try records(Self.plain).map { record in
      (0..<record.count).map { column in
        let field = make(column, record.text(column) ?? "")
        let needsQuotes = field.contains { [",", ";", "\"", "\n", "\r\n"].contains($0) }
        return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
      }.joined(separator: separator) + end
    }.joined()
  }

  @Test func theSetItself() throws {
    let read = try ReadForm(Self.plain)
    #expect(read.lines.count == 4)
    #expect(read.lines.map(\.price) == [.pence(255), .pence(2750), .pence(101_800), .fractionOfPenny])
    #expect(read.lines.map(\.moment) == [1_291_191_960, 1_291_196_460, 1_292_229_900, 1_292_259_600])
  }

  @Test(arguments: [",", ";", "\t", "|"]) func separators(_ separator: String) throws {
    try expectTheSame(form(separator: separator))
  }

  @Test(arguments: [(",", 0), (";", 1)])
  func aDotBeforeThreeDigitsMayGroupWhereCommasSeparateNothing(_ separator: String, _ refused: Int) throws {
    let text = try form(separator: separator) { column, field in column == 5 && field == "1018.00" ? "1.018" : field }
    #expect(try ReadForm(text).refused.count == refused)
  }

  @Test func lineEndsAByteOrderMarkAndNoEnd() throws {
    try expectTheSame(form(end: "\r\n"))
    try expectTheSame("\u{FEFF}" + form())
    try expectTheSame("\u{FEFF}\"InvoiceNo\"" + form().dropFirst("InvoiceNo".count))
    try expectTheSame(String(Self.plain.dropLast()))
    try expectTheSame(Self.plain.replacing("\n", with: "\n\n"))
  }

  @Test func quotedFieldsOfSeveralLines() throws {
    let text = try form { column, field in column == 2 ? "\(field)\nsecond, line\r\n\nlast" : field }
    let read = try ReadForm(text.replacing("Description\nsecond, line\r\n\nlast", with: "Description"))
    #expect(read.lines.count == 4)
    #expect(read.count == LineCount(header: 1, blank: 0, continued: 12, read: 4))
  }

  @Test func bytesOfAnotherEncodingWhereNothingIsKept() throws {
    let latin1 = Self.plain.replacing("HEART", with: "H~ART").utf8.map { $0 == UInt8(ascii: "~") ? 0xC9 : $0 }
    #expect(try ReadForm(latin1).meant == ReadForm(Self.plain).meant)
  }

  @Test(arguments: [
    "M/d/yyyy H:mm", "dd/MM/yyyy HH:mm", "dd-MM-yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "M/d/yyyy h:mm:ss a",
    "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss'+00:00'", "yyyy/MM/dd HH:mm",
    "yyyy-MM-dd HH:mm:ss.SSS", "yyyy-M-d H:mm",
  ])
  func dates(_ form: String) throws {
    let (from, to) = (DateFormatter(), DateFormatter())
    for formatter in [from, to] {
      formatter.locale = Locale(identifier: "en_US_POSIX")
      formatter.timeZone = .gmt
    }
    (from.dateFormat, to.dateFormat) = ("yyyy-MM-dd HH:mm:ss", form)
    try expectTheSame(
      self.form { column, field in column == 4 ? from.date(from: field).map(to.string) ?? field : field })
  }

  @Test func timesAheadOfUTC() throws {
    try expectTheSame(Self.plain.replacing("08:26:00", with: "09:56:00+01:30"))
    try expectTheSame(Self.plain.replacing("08:26:00", with: "03:26:00-0500"))
  }

  @Test func decimalCommasAndThousands() throws {
    try expectTheSame(form(separator: ";") { $0 == 5 ? $1.replacing(".", with: ",") : $1 })
    try expectTheSame(form { $0 == 5 ? $1.replacing(".", with: ",") : $1 })
    try expectTheSame(form { $1.replacing("1018.00", with: "1,018.00") })
    try expectTheSame(form(separator: ";") { $1.replacing("1018.00", with: "1.018,00") })
  }

  @Test func otherWaysToWriteNumbers() throws {
    try expectTheSame(form { $0 == 6 ? $1.replacing(".0", with: "") : $1 })
    try expectTheSame(form { $0 == 3 && $1 != "Quantity" ? "\($1).0" : $1 })
    try expectTheSame(form { column, field in column == 2 ? field : " \(field)\t" })
  }

  @Test func columnsInOtherWordsAndOrder() throws {
    let second = try form { column, field in
      ["InvoiceNo": "Invoice", "UnitPrice": "Price", "CustomerID": "Customer ID"][field] ?? field
    }
    try expectTheSame(second)
    try expectTheSame(form { _, field in field.replacing("InvoiceNo", with: "invoice_no") })
    let turned = try records(Self.plain).map { record in
      "0," + (0..<record.count).reversed().filter { $0 != 2 }.map { record.text($0) ?? "" }.joined(separator: ",")
        + "\n"
    }
    try expectTheSame(turned.joined())
  }

  @Test func whatADateAloneDoesNotTellAnotherOneDoes() throws {
    let dates = ["12/1/2010 8:26", "12/1/2010 9:41", "12/13/2010 8:45", "12/13/2010 17:00"]
    var rest = dates[...]
    try expectTheSame(form { column, field in column == 4 && field != "InvoiceDate" ? rest.removeFirst() : field })
    rest = ["13/12/2010 8:45", "12/13/2010 8:45", "1/12/2010 9:41", "13/12/2010 17:00"]
    let mixed = try ReadForm(form { $0 == 4 && $1 != "InvoiceDate" ? rest.removeFirst() : $1 })
    #expect(mixed.lines.map(\.moment) == [1_292_229_900, 1_291_196_460, 1_292_259_600])
    #expect(mixed.refused.map(\.line) == [3], "its month is no month in the order of the others")
  }

  /// A pipe can't be read twice, and yet what stands at its end tells how its beginning is read.
  @Test func aPipeTellsItsDatesToo() throws {
    let lines = (0..<9_000).map { "\(536_000 + $0),A,x,1,12/1/2010 8:26,1.0,1,France\n" }.joined()
    let pipe = Pipe()
    Thread {
      pipe.fileHandleForWriting.write(Data("\(ImportTarget.header)\(lines)".utf8))
      pipe.fileHandleForWriting.write(Data("546000,A,x,1,12/31/2010 8:26,1.0,1,France\n".utf8))
      pipe.fileHandleForWriting.closeFile()
    }.start()
    var reader = try RetailReader(pipe.fileHandleForReading)
    var moments: Set<Double> = []
    while let reading = try reader.next() {
      guard case .line(let line) = reading else { continue }
      moments.insert(line.moment)
    }
    #expect(moments == [1_291_191_960, 1_293_783_960])
    #expect(reader.count.read == 9_001)
  }

  @Test func datesThatNothingTellsAreRefusedUnlessTheCallerDoes() throws {
    let text = Self.plain.replacing("2010-12-01 08:26:00", with: "12/1/2010 8:26")
    let refused = try ReadForm(text).refused
    #expect(refused.map(\.reason.code) == ["malformed_invoice_date"])
    let detail = try #require(refused.first).reason.detail
    #expect(detail.contains("InvoiceDate \"12/1/2010 8:26\""))
    #expect(detail.contains("--import-dates=month-first"))
    #expect(try ReadForm(text, dateOrder: .monthFirst).meant == ReadForm(Self.plain).meant)
    #expect(try ReadForm(text, dateOrder: .dayFirst).lines.first?.moment == 1_263_284_760)
    #expect(try ReadForm(text.replacing("12/1/", with: "5/5/")).lines.count == 4)
  }
}
