import Kernel

/// Why a line of the file did not get in.
package enum LineRefusal: Error, Hashable, Sendable {
  /// The fields of the line can't be told apart.
  case record(CSVFault)
  case fieldCount(Int, expected: Int)
  /// A field is not of its form: `told` is the column, what stands there and what would do.
  case field(RetailColumn, told: String)
  case adjustment
  case negativePrice
  case zeroPrice
  case fractionOfPenny
  case negativeQuantity
  case positiveQuantityInCreditNote
  /// The invoice has more lines than a command takes.
  case tooManyLines(most: Int)
  /// Units came back that no earlier order of the customer has left.
  case unmatchedReturn(units: Int)
  /// The command bus refused the invoice.
  case command(code: String, detail: String)

  package var code: String {
    switch self {
    case .record, .fieldCount: "malformed_record"
    case .field(let column, _): column.code
    case .adjustment: "adjustment"
    case .negativePrice: "negative_price"
    case .zeroPrice: "zero_price"
    case .fractionOfPenny: "fraction_of_penny"
    case .negativeQuantity: "negative_quantity"
    case .positiveQuantityInCreditNote: "positive_quantity_in_credit_note"
    case .tooManyLines: "too_many_lines"
    case .unmatchedReturn: "unmatched_return"
    case .command(let code, _): code
    }
  }

  /// What is wrong and what would do, in one line.
  package var detail: String {
    switch self {
    case .record(.strayQuote):
      "a quote stands within a field: put the field into quotes and write each of its own twice"
    case .record(.openQuote): "a quoted field has no closing quote"
    case .record(.tooLong): "longer than \(CSVReader.longestRecord) bytes"
    case .fieldCount(let count, let expected): "\(count) fields, where the first line has \(expected)"
    case .field(_, let told): told
    case .adjustment: "an adjustment of the books (A…) is no order"
    case .negativePrice: "UnitPrice: above zero"
    case .zeroPrice: "UnitPrice: above zero"
    case .fractionOfPenny: "UnitPrice: whole pence"
    case .negativeQuantity: "Quantity: below zero only in a credit note (C…)"
    case .positiveQuantityInCreditNote: "Quantity: below zero in a credit note (C…)"
    case .tooManyLines(let most): "an invoice may have \(most) lines that get in; split it into several"
    case .unmatchedReturn(let units): "\(units) units came back that no earlier order of the customer has left"
    case .command(_, let detail): detail
    }
  }

  /// Of a field that holds something else than `wanted`.
  static func field(_ column: RetailColumn, _ value: ArraySlice<UInt8>, _ wanted: String) -> LineRefusal {
    .field(column, told: "\(column.title) \"\(visible(value))\": \(wanted)")
  }

  /// What a command was refused with, its first fields included.
  static func command(_ refusal: any Refusal) -> LineRefusal {
    let fields = refusal.fields.prefix(3).map { "\($0.pointer) \($0.detail)" }
    return .command(
      code: refusal.code, detail: visible(([refusal.detail] + fields).joined(separator: "; ").utf8, most: 400))
  }
}

/// Text of the input as it can be shown in one line: its first characters, with nothing in them that moves a cursor.
func visible(_ bytes: some Collection<UInt8>, most: Int = 40) -> String {
  let text = String(decoding: bytes.prefix(most * 4), as: UTF8.self).unicodeScalars
  let shown = text.prefix(most).map { $0.properties.isVisible ? Character($0) : "\u{FFFD}" }
  return String(shown) + (text.count > most ? "…" : "")
}

extension Unicode.Scalar.Properties {
  fileprivate var isVisible: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
    default: true
    }
  }
}
