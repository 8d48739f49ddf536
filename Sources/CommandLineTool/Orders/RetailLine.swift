import Foundation

/// One line of the Online Retail format, as far as it can be read without its neighbours.
struct RetailLine {
  static let columns = [
    "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country",
  ]
  /// Units of one line, either sign.
  static let largestQuantity = 1_000_000

  let number: Int
  let invoice: InvoiceNumber
  let product: String
  let quantity: Int
  let date: Date
  let price: Price
  /// Nil where the shop did not know the customer.
  let customer: String?
  let country: String

  enum Price: Equatable {
    case pence(Int)
    case fractionOfPenny
    case negative
  }

  /// Nil when the record is not of the format.
  init?(_ record: CSVReader.Record) {
    guard let fields = record.fields, fields.count == Self.columns.count,
      let invoice = InvoiceNumber(fields[0]),
      let quantity = Self.integer(fields[3]), quantity != 0, abs(quantity) <= Self.largestQuantity,
      let date = Self.date(fields[4]), let price = Self.price(fields[5]), let customer = Self.customer(fields[6])
    else { return nil }
    let product = fields[1].trimmingCharacters(in: .whitespaces)
    let country = fields[7].trimmingCharacters(in: .whitespaces)
    guard Self.isPlain(product, limit: 64), Self.isPlain(country, limit: 200) else { return nil }
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
  private static func customer(_ text: String) -> String? {
    if text.isEmpty { return "" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let number = parts.first, (1...12).contains(number.utf8.count), number.allSatisfy(isDigit),
      parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy({ $0 == "0" }))
    else { return nil }
    return String(number)
  }

  /// A decimal number of pounds, in pence.
  private static func price(_ text: String) -> Price? {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...9).contains(parts[0].utf8.count), parts[0].allSatisfy(isDigit),
      let pounds = Int(parts[0])
    else { return nil }
    var pence = 0
    var isFraction = false
    if parts.count == 2 {
      guard (1...18).contains(parts[1].utf8.count), parts[1].allSatisfy(isDigit) else { return nil }
      let digits = parts[1].prefix(2)
      pence = (Int(digits) ?? 0) * (digits.utf8.count == 1 ? 10 : 1)
      isFraction = parts[1].dropFirst(2).contains { $0 != "0" }
    }
    if isNegative, pounds > 0 || pence > 0 || isFraction { return .negative }
    return isFraction ? .fractionOfPenny : .pence(pounds * 100 + pence)
  }

  private static func integer(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard (1...9).contains(digits.utf8.count), digits.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  /// `2010-12-01 08:26:00`, taken as UTC.
  private static func date(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x20, bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { sum, byte in
        sum.flatMap { (0x30...0x39).contains(byte) ? $0 * 10 + Int(byte - 0x30) : nil }
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), hour < 24, minute < 60, second < 60
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(
      calendar: calendar, year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    return parts.isValidDate ? parts.date : nil
  }

  private static func isPlain(_ text: String, limit: Int) -> Bool {
    (1...limit).contains(text.unicodeScalars.count)
      && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}

/// `536365`; `C536379` is a credit note; `A563185` an adjustment of the books.
struct InvoiceNumber: Hashable {
  enum Kind {
    case sale, creditNote, adjustment
  }

  let text: String
  let kind: Kind

  init?(_ text: String) {
    let kind: Kind =
      switch text.first {
      case "C": .creditNote
      case "A": .adjustment
      default: .sale
      }
    let digits = kind == .sale ? text[...] : text.dropFirst()
    guard (5...10).contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    self.text = text
    self.kind = kind
  }
}
