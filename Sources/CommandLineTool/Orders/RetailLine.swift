import Configuration
import Foundation
import Kernel

/// One line of the Online Retail format, as far as it can be read without its neighbours.
package struct RetailLine: Sendable {
  /// Units of one line, either sign.
  package static let largestQuantity = 1_000_000

  package let number: Int
  package let invoice: InvoiceNumber
  package let product: String
  package let quantity: Int
  package let date: RetailDate
  package let price: RetailPrice
  /// Nil where the shop did not know the customer.
  package let customer: String?
  package let country: String

  /// Throws the first fault of the record.
  package init(_ record: CSVRecord, _ format: RetailFormat) throws(LineRefusal) {
    if let fault = record.fault { throw .record(fault) }
    guard record.count == format.fieldCount else { throw .fieldCount(record.count, expected: format.fieldCount) }
    number = record.line
    let invoice = format.field(.invoice, of: record)
    guard let known = InvoiceNumber(invoice) else {
      throw .field(.invoice, invoice, "5 to 10 digits, for a credit note with C before them")
    }
    self.invoice = known
    product = try Self.text(.product, format.field(.product, of: record)) { text throws(LabelFault) in
      try PathID.checked(label(text, limit: PathID.longest))
    }
    quantity = try Self.quantity(format.field(.quantity, of: record))
    date = try Self.date(format.field(.date, of: record), format.dateOrder)
    price = try Self.price(format.field(.price, of: record), format)
    customer = try Self.customer(format.field(.customer, of: record))
    country = try Self.text(.country, format.field(.country, of: record)) { text throws(LabelFault) in
      try label(text, limit: 200)
    }
  }

  private static func text(
    _ column: RetailColumn, _ bytes: ArraySlice<UInt8>, _ read: (String) throws(LabelFault) -> String
  ) throws(LineRefusal) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .field(column, bytes, "UTF-8; for Latin-1 say: iconv -f LATIN1 -t UTF-8 FILE | tandem import orders -")
    }
    do throws(LabelFault) {
      return try read(text)
    } catch {
      throw .field(column, bytes, error.detail)
    }
  }

  private static func quantity(_ bytes: ArraySlice<UInt8>) throws(LineRefusal) -> Int {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = (isNegative ? bytes.dropFirst() : bytes).withoutZeroFraction
    guard (1...9).contains(digits.count), let size = digits.decimal, (1...largestQuantity).contains(size) else {
      throw .field(.quantity, bytes, "a whole number from -\(largestQuantity) to \(largestQuantity), but 0")
    }
    return isNegative ? -size : size
  }

  private static func date(_ bytes: ArraySlice<UInt8>, _ order: DateOrder?) throws(LineRefusal) -> RetailDate {
    do throws(RetailDate.Fault) {
      return try RetailDate(bytes, order: order)
    } catch {
      throw .field(.date, bytes, error.detail(order))
    }
  }

  private static func price(_ bytes: ArraySlice<UInt8>, _ format: RetailFormat) throws(LineRefusal) -> RetailPrice {
    do throws(RetailPrice.Fault) {
      return try RetailPrice(bytes, dotsMayGroup: format.separator != UInt8(ascii: ","))
    } catch {
      throw .field(.price, bytes, error.detail)
    }
  }

  /// `17850.0` and `17850` are customer 17850; nil for nobody.
  private static func customer(_ bytes: ArraySlice<UInt8>) throws(LineRefusal) -> String? {
    if bytes.isEmpty { return nil }
    let number = bytes.withoutZeroFraction
    guard (1...12).contains(number.count), number.allSatisfy(\.isDigit) else {
      throw .field(.customer, bytes, "1 to 12 digits, or nothing")
    }
    return String(decoding: number, as: UTF8.self)
  }
}

extension RetailLine {
  /// The first rule that keeps the line out; nil when it gets in.
  package var refusal: LineRefusal? {
    if invoice.kind == .adjustment { return .adjustment }
    switch price {
    case .negative: return .negativePrice
    case .pence(0): return .zeroPrice
    case .fractionOfPenny: return .fractionOfPenny
    case .pence: break
    }
    if invoice.kind == .sale, quantity < 0 { return .negativeQuantity }
    if invoice.kind == .creditNote, quantity > 0 { return .positiveQuantityInCreditNote }
    return nil
  }

  /// Of one unit; 0 where the line has no price that gets in.
  var pence: Int {
    if case .pence(let amount) = price { amount } else { 0 }
  }
}

extension RetailPrice.Fault {
  var detail: String {
    switch self {
    case .form: "pounds, such as 2.55 or 2,55"
    case .ambiguous: "is it a thousand times as much or not? Write two decimals, such as 1234.00"
    }
  }
}

extension RetailDate.Fault {
  /// What would do; `order` is that of the file's other dates.
  func detail(_ order: DateOrder?) -> String {
    switch self {
    case .form: "write it as 2010-12-01 08:26:00"
    case .shortYear: "the year needs four digits; write it as 2010-12-01 08:26:00"
    case .noTime: "the time is missing; write it as 2010-12-01 08:26:00"
    case .noSuchDay:
      order.map { "no such day, as the file's dates are \($0.rawValue); write it as 2010-12-01 08:26:00" }
        ?? "there is no such day"
    case .ambiguous:
      "the month may be either of the first two numbers, and no date of the file tells; say "
        + DateOrder.allCases.map { "--\(ImportOrders.dates.option)=\($0.rawValue)" }.joined(separator: " or ")
    }
  }
}

/// `536365`; `C536379` is a credit note; `A563185` an adjustment of the books.
package struct InvoiceNumber: Hashable, Sendable {
  package enum Kind: Sendable {
    case sale, creditNote, adjustment
  }

  package let text: String
  package let kind: Kind

  init?(_ bytes: ArraySlice<UInt8>) {
    switch bytes.first {
    case UInt8(ascii: "C"): kind = .creditNote
    case UInt8(ascii: "A"): kind = .adjustment
    default: kind = .sale
    }
    let digits = kind == .sale ? bytes : bytes.dropFirst()
    guard (5...10).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
  }
}
