import CommandLineTool
import Foundation
import Testing

@Suite struct RetailLineTests {
  private static let good = [
    "536365", "85123A", "WHITE HANGING HEART", "6", "2010-12-01 08:26:00", "2.55", "17850.0", "United Kingdom",
  ]

  private func line(_ column: Int, _ value: String) throws -> RetailLine? {
    var fields = Self.good
    fields[column] = value
    return RetailLine(try #require(try records(fields.joined(separator: ",") + "\n").first))
  }

  @Test func aLineOfTheShopIsRead() throws {
    let line = try #require(try line(0, "536365"))
    #expect(line.number == 1)
    #expect(line.invoice.text == "536365")
    #expect(line.invoice.kind == .sale)
    #expect(line.product == "85123A")
    #expect(line.quantity == 6)
    #expect(line.date == Date(timeIntervalSince1970: 1_291_191_960))
    #expect(line.price == .pence(255))
    #expect(line.customer == "17850")
    #expect(line.country == "United Kingdom")
    #expect(line.refusal == nil)
  }

  @Test(arguments: [
    (0, ""), (0, "1234"), (0, "12345678901"), (0, "X536365"), (0, "536365 "), (1, ""), (1, "  "),
    (1, String(repeating: "P", count: 65)), (1, "a\u{7}b"), (1, "a\u{85}b"), (3, ""), (3, "0"), (3, "1.0"), (3, "+1"),
    (3, "1000001"), (3, "-1000001"), (3, "six"), (3, "--1"), (4, ""), (4, "2010-12-01"), (4, "2010-12-01T08:26:00"),
    (4, "2010-13-01 08:26:00"), (4, "2010-02-29 08:26:00"), (4, "1900-02-29 00:00:00"), (4, "2010-12-01 24:00:00"),
    (4, "2010-12-01 08:60:00"), (4, "2010-12-01 08:26:60"), (4, "2010-12-00 08:26:00"), (5, ""), (5, "two"), (5, "2."),
    (5, ".5"), (5, "1e3"), (5, "1234567890"), (5, "£2"), (6, "x"), (6, "17850.5"), (6, "17850."), (6, "1234567890123"),
    (6, "-1"), (7, ""), (7, String(repeating: "C", count: 201)),
  ])
  func aFieldOfAnotherFormMakesTheLineMalformed(_ column: Int, _ value: String) throws {
    #expect(try line(column, value) == nil)
  }

  @Test(arguments: [7, 9]) func anotherNumberOfFieldsIsMalformed(_ count: Int) throws {
    let fields = (Self.good + ["x"]).prefix(count)
    let record = try #require(try records(fields.joined(separator: ",")).first)
    #expect(RetailLine(record) == nil)
  }

  @Test(arguments: [
    ("2.55", RetailPrice.pence(255)), ("2.5", .pence(250)), ("2", .pence(200)), ("0.0", .pence(0)), ("-0", .pence(0)),
    ("2.5500", .pence(255)), ("0.001", .fractionOfPenny), ("2.555", .fractionOfPenny), ("-11062.06", .negative),
    ("-0.001", .negative), ("999999999.99", .pence(99_999_999_999)),
  ])
  func aPriceIsReadInPence(_ text: String, _ price: RetailPrice) throws {
    #expect(try line(5, text)?.price == price)
  }

  @Test(arguments: [("17850", "17850"), ("17850.0", "17850"), ("17850.00", "17850"), ("", nil)])
  func aCustomerIsANumberOrNobody(_ text: String, _ customer: String?) throws {
    let line = try #require(try line(6, text))
    #expect(line.customer == customer)
  }

  @Test func leapDaysAreDays() throws {
    #expect(try line(4, "2012-02-29 23:59:59")?.date == Date(timeIntervalSince1970: 1_330_559_999))
    #expect(try line(4, "2000-02-29 00:00:00")?.date == Date(timeIntervalSince1970: 951_782_400))
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
    let line = RetailLine(try #require(try records(fields.joined(separator: ",")).first))
    #expect(line?.refusal?.code == code)
  }

  @Test func aCreditNoteTakesNegativeQuantities() throws {
    var fields = Self.good
    (fields[0], fields[3]) = ("C536365", "-6")
    let line = RetailLine(try #require(try records(fields.joined(separator: ",")).first))
    #expect(line?.invoice.kind == .creditNote)
    #expect(line?.refusal == nil)
  }
}
