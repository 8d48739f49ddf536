package import Foundation
package import Kernel

package enum OrderError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case unknownCustomer(UUID)
  case wrongStatus(action: String, status: OrderStatus)
  case noSuchLine(Int)
  case lastLine
  case returnsStandAgainstCancelling
  case tooMuchReturned(line: Int, left: Int)
  case amountOutOfRange

  package var code: String {
    switch self {
    case .invalid: "invalid-order"
    case .notFound: "order-not-found"
    case .unknownCustomer: "unknown-customer"
    case .wrongStatus: "wrong-order-status"
    case .noSuchLine: "no-such-order-line"
    case .lastLine: "last-order-line"
    case .returnsStandAgainstCancelling: "order-has-returns"
    case .tooMuchReturned: "too-many-units-returned"
    case .amountOutOfRange: "order-amount-out-of-range"
    }
  }

  package var kind: RefusalKind {
    switch self {
    case .invalid, .unknownCustomer, .amountOutOfRange: .invalid
    case .notFound, .noSuchLine: .notFound
    case .wrongStatus, .lastLine, .returnsStandAgainstCancelling, .tooMuchReturned: .conflict
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The order can't be placed like this; see each field."
    case .notFound(let id): "There is no order \(id.uuidString.lowercased())."
    case .unknownCustomer: "Register the customer first, or name another one."
    case .wrongStatus(let action, let status): "A \(status.rawValue) order can't be \(action)."
    case .noSuchLine(let line): "The order has no line \(line)."
    case .lastLine: "An order keeps at least one line; cancel the order instead."
    case .returnsStandAgainstCancelling: "Items of this order were returned, so it can't be cancelled any more."
    case .tooMuchReturned(let line, let left): "Of line \(line) no more than \(left) units can come back."
    case .amountOutOfRange: "The order's total is beyond \(Money.largest) minor units."
    }
  }

  package var fields: [RefusedField] {
    switch self {
    case .invalid(let fields): fields
    case .unknownCustomer: [RefusedField("/customer_id", "no such customer")]
    default: []
    }
  }
}
