/// Why a line of the file did not get in.
package enum LineRefusal: Hashable, Comparable {
  case malformed
  case adjustment
  case negativePrice
  case zeroPrice
  case fractionOfPenny
  case negativeQuantity
  case positiveQuantityInCreditNote
  /// Units came back that no earlier order of the customer has left.
  case unmatchedReturn
  /// The command bus refused the invoice, by this code.
  case refused(code: String)

  package var code: String {
    switch self {
    case .malformed: "malformed"
    case .adjustment: "adjustment"
    case .negativePrice: "negative_price"
    case .zeroPrice: "zero_price"
    case .fractionOfPenny: "fraction_of_penny"
    case .negativeQuantity: "negative_quantity"
    case .positiveQuantityInCreditNote: "positive_quantity_in_credit_note"
    case .unmatchedReturn: "unmatched_return"
    case .refused(let code): code
    }
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
