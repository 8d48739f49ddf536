import CommandLineTool
import Foundation
import Testing

@Suite struct RetailLineTests {
  private static let good = [
    "536365", "85123A", "WHITE HANGING HEART", "6", "2010-12-01 08:26:00", "2.55", "17850.0", "United Kingdom",
  ]

  private func line(_ fields: [String]) throws -> RetailLine {
    let text = fields.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
    return try RetailLine(try #require(try records(text).first), .ofTheSet())
  }

  private func line(_ column: Int, _ value: String) throws -> RetailLine {
    var fields = Self.good
    fields[column] = value
    return try line(fields)
  }

  private func refusal(_ column: Int, _ value: String) throws -> LineRefusal {
    try #require(throws: LineRefusal.self) { try line(column, value) }
  }

  @Test func aLineOfTheShopIsRead() throws {
    let line = try line(Self.good)
    #expect(line.number == 1)
    #expect(line.invoice.text == "536365")
    #expect(line.invoice.kind == .sale)
    #expect(line.product == "85123A")
    #expect(line.quantity == 6)
    #expect(line.moment == 1_291_191_960)
    #expect(line.price == .pence(255))
    #expect(line.customer == "17850")
    #expect(line.country == "United Kingdom")
    #expect(line.refusal == nil)
  }

  @Test(arguments: [
    (0, ""), (0, "1234"), (0, "12345678901"), (0, "X536365"), (0, "5363 65"), (1, ""), (1, "  "),
    (1, String(repeating: "P", count: 65)), (1, "a\u{7}b"), (1, "a\u{85}b"), (3, ""), (3, "0"), (3, "1.5"), (3, "+1"),
    (3, "1.000"), (3, "1,000"), (3, "1000001"), (3, "-1000001"), (3, "six"), (3, "--1"), (4, ""), (4, "2010-12-01"),
    (4, "2010-13-01 08:26:00"), (4, "2010-02-29 08:26:00"), (4, "1900-02-29 00:00:00"), (4, "2010-12-01 24:00:00"),
    (4, "2010-12-01 08:60:00"), (4, "2010-12-01 08:26:60"), (4, "2010-12-00 08:26:00"), (4, "12/1/10 8:26"),
    (4, "31/1/10 8:26"),
    (4, "12/1/2010 8:26"), (4, "13/13/2010 8:26"), (4, "12/1-2010 8:26"), (4, "2010-12-01 13:26 PM"),
    (4, "2010-12-01 08:26:00x"), (4, "2010-12-01 08:26:00+1"), (4, "Dec 1 2010"), (5, ""), (5, "two"), (5, "2."),
    (5, ".5"), (5, "1e3"), (5, "1234567890"), (5, "£2"), (5, "1,234"), (5, "1,234,567"), (5, "12,34.5"), (5, "1.2.3"),
    (6, "x"), (6, "17850.5"), (6, "17850."), (6, "17850.000"), (6, "1234567890123"), (6, "-1"), (7, ""),
    (7, String(repeating: "C", count: 201)),
  ])
  func aFieldOfAnotherFormIsNamedWithWhatItHolds(_ column: Int, _ value: String) throws {
    let refusal = try refusal(column, value)
    let names = ["InvoiceNo", "StockCode", "", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]
    let start = "\(names[column]) \"\(value.trimmingCharacters(in: .whitespaces).prefix(7))"
    let shown = start.replacing("\u{7}", with: "\u{FFFD}").replacing("\u{85}", with: "\u{FFFD}")
    #expect(refusal.detail.hasPrefix(shown), "\(refusal.detail)")
    #expect(refusal.detail.contains("\": "), "and says what would do")
    #expect(refusal.code.hasPrefix("malformed_"))
  }

  @Test func whatIsToldIsOneShortLineWhateverTheFieldHolds() throws {
    let nasty = "a\tb\nc\u{1B}[2J\u{202E}" + String(repeating: "e\u{301}", count: 500)
    let detail = try refusal(3, nasty).detail
    #expect(detail.utf8.count < 300)
    #expect(!detail.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }

  @Test func whatIsNotUTF8IsToldHowToBeMade() throws {
    let bytes = Array("536365,A".utf8) + [0xC9] + Array(",x,1,2010-12-01 08:26:00,1.0,1,France\n".utf8)
    let record = try #require(try records(bytes).first)
    let refusal = try #require(throws: LineRefusal.self) { try RetailLine(record, .ofTheSet()) }
    #expect(refusal.detail.contains("iconv -f LATIN1"))
  }

  @Test(arguments: [7, 9]) func anotherNumberOfFieldsIsTold(_ count: Int) throws {
    let fields = Array((Self.good + ["x"]).prefix(count))
    let refusal = try #require(throws: LineRefusal.self) { try line(fields) }
    #expect(refusal.code == "malformed_record")
    #expect(refusal.detail == "\(count) fields, where the first line has 8")
  }

  @Test(arguments: [
    ("2.55", RetailPrice.pence(255)), ("2.5", .pence(250)), ("2", .pence(200)), ("0.0", .pence(0)), ("-0", .pence(0)),
    ("2.5500", .pence(255)), ("0.001", .fractionOfPenny), ("2.555", .fractionOfPenny), ("-11062.06", .negative),
    ("-0.001", .negative), ("999999999.99", .pence(99_999_999_999)), ("2,55", .pence(255)), ("0,001", .fractionOfPenny),
    ("1,234.56", .pence(123_456)), ("1.234,5", .pence(123_450)), ("1,234,567.8", .pence(123_456_780)),
    ("1234,567", .fractionOfPenny),
  ])
  func aPriceIsReadInPence(_ text: String, _ price: RetailPrice) throws {
    #expect(try line(5, text).price == price)
  }

  @Test(arguments: [("17850", "17850"), ("17850.0", "17850"), ("17850.00", "17850"), ("17850,0", "17850"), ("", nil)])
  func aCustomerIsANumberOrNobody(_ text: String, _ customer: String?) throws {
    let line = try line(6, text)
    #expect(line.customer == customer)
  }

  @Test func leapDaysAreDays() throws {
    #expect(try line(4, "2012-02-29 23:59:59").moment == 1_330_559_999)
    #expect(try line(4, "2000-02-29 00:00:00").moment == 951_782_400)
  }

  @Test func twelveComesBeforeOneInBothHalvesOfADay() throws {
    #expect(try line(4, "2010-12-01 12:26 AM").moment == 1_291_163_160)
    #expect(try line(4, "2010-12-01 12:26 PM").moment == 1_291_206_360)
  }

  /// The first rule that keeps a line out is the one that is told.
  @Test(arguments: [
    ("A563185", "-5", "-1.0", "adjustment"), ("536365", "-5", "-1.0", "negative_price"),
    ("536365", "-5", "0.0", "zero_price"), ("536365", "-5", "0.001", "fraction_of_penny"),
    ("536365", "-5", "1.0", "negative_quantity"), ("C536365", "5", "0.0", "zero_price"),
    ("C536365", "5", "1.0", "positive_quantity_in_credit_note"),
  ])
  func refusalsHaveAnOrder(_ invoice: String, _ quantity: String, _ price: String, _ code: String) throws {
    var fields = Self.good
    (fields[0], fields[3], fields[5]) = (invoice, quantity, price)
    #expect(try line(fields).refusal?.code == code)
  }

  @Test func aCreditNoteTakesNegativeQuantities() throws {
    var fields = Self.good
    (fields[0], fields[3]) = ("C536365", "-6")
    let line = try line(fields)
    #expect(line.invoice.kind == .creditNote)
    #expect(line.refusal == nil)
  }
}
