package import Foundation
import Kernel

/// One line of the Online Retail format, as far as it can be read without its neighbours.
package struct RetailLine {
  package static let columns = [
    "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country",
  ]
  /// Units of one line, either sign.
  package static let largestQuantity = 1_000_000

  package let number: Int
  package let invoice: InvoiceNumber
  package let product: String
  package let quantity: Int
  package let date: Date
  package let price: RetailPrice
  /// Nil where the shop did not know the customer.
  package let customer: String?
  package let country: String

  /// Nil when the record is not of the format.
  package init?(_ record: CSVRecord) {
    guard record.count == Self.columns.count, let invoice = InvoiceNumber(record[0]),
      let quantity = Self.integer(record[3]), quantity != 0, abs(quantity) <= Self.largestQuantity,
      let date = Self.date(record[4]), let price = RetailPrice(record[5]), let customer = Self.customer(record[6]),
      let product = record.text(1).flatMap({ try? PathID.checked(label($0, limit: PathID.longest)) }),
      let country = record.text(7).flatMap({ try? label($0, limit: 200) })
    else { return nil }
    number = record.line
    self.invoice = invoice
    self.product = product
    self.quantity = quantity
    self.date = date
    self.price = price
    self.customer = customer.isEmpty ? nil : customer
    self.country = country
  }

  /// `17850.0` and `17850` are customer 17850; empty is nobody; nil is no customer's number at all.
  private static func customer(_ bytes: ArraySlice<UInt8>) -> String? {
    if bytes.isEmpty { return "" }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let number = parts.first, (1...12).contains(number.count), number.allSatisfy(\.isDigit),
      parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy { $0 == UInt8(ascii: "0") })
    else { return nil }
    return String(decoding: number, as: UTF8.self)
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes
    guard (1...9).contains(digits.count), let size = digits.decimal else { return nil }
    return isNegative ? -size : size
  }

  /// `2010-12-01 08:26:00`, taken as UTC.
  private static func date(_ bytes: ArraySlice<UInt8>) -> Date? {
    let text = Array(bytes)
    guard text.count == 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: " "),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let year = text[0..<4].decimal, let month = text[5..<7].decimal, let day = text[8..<10].decimal,
      let hour = text[11..<13].decimal, let minute = text[14..<16].decimal, let second = text[17..<19].decimal,
      let day = CalendarDay(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
    else { return nil }
    return Date(timeIntervalSince1970: Double(((day.number * 24 + hour) * 60 + minute) * 60 + second))
  }
}

/// A price of one unit in pounds, as the file writes it.
package enum RetailPrice: Equatable, Sendable {
  case pence(Int)
  case fractionOfPenny
  case negative

  /// `2.55`; nil when it is no decimal number.
  init?(_ bytes: ArraySlice<UInt8>) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let parts = (isNegative ? bytes.dropFirst() : bytes)
      .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...9).contains(whole.count), let pounds = whole.decimal else { return nil }
    var pence = 0
    var isFraction = false
    if parts.count == 2 {
      let decimals = parts[1]
      guard (1...9).contains(decimals.count), decimals.allSatisfy(\.isDigit), let first = decimals.prefix(2).decimal
      else { return nil }
      pence = decimals.count == 1 ? first * 10 : first
      isFraction = decimals.dropFirst(2).contains { $0 != UInt8(ascii: "0") }
    }
    let amount = pounds * 100 + pence
    if isNegative, amount > 0 || isFraction {
      self = .negative
    } else {
      self = isFraction ? .fractionOfPenny : .pence(amount)
    }
  }
}

/// `536365`; `C536379` is a credit note; `A563185` an adjustment of the books.
package struct InvoiceNumber: Hashable {
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

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension ArraySlice<UInt8> {
  /// Of at most 18 digits; nil when there is anything else, or nothing.
  fileprivate var decimal: Int? {
    guard !isEmpty, count <= 18 else { return nil }
    var value = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
