package import Foundation
package import Kernel

package enum OrderError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case unknownCustomer(UUID)
  case wrongStatus(action: String, status: OrderStatus)
  case noSuchLine(Int)
  case lastLine
  case orderHasReturns
  case lineHasReturns(Int)
  case tooMuchReturned(line: Int, left: Int)
  case amountOutOfRange

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .notFound: Problem.notFound.type
    case .unknownCustomer: Problem.unknownCustomer.type
    case .wrongStatus: Problem.wrongStatus.type
    case .noSuchLine: Problem.noSuchLine.type
    case .lastLine: Problem.lastLine.type
    case .orderHasReturns, .lineHasReturns: Problem.hasReturns.type
    case .tooMuchReturned: Problem.tooMuchReturned.type
    case .amountOutOfRange: Problem.amountOutOfRange.type
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
    case .orderHasReturns: "Items of this order were returned, so it can't be cancelled any more."
    case .lineHasReturns(let line): "Units of line \(line) were returned, so it can't be removed any more."
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

extension OrderError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, unknownCustomer, wrongStatus, noSuchLine, lastLine, hasReturns, tooMuchReturned,
      amountOutOfRange

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType("invalid-order", .invalid, "The order breaks a rule about its fields; `errors` points at each.")
      case .notFound:
        ProblemType("order-not-found", .notFound, "There is no such order, or none that you may see.")
      case .unknownCustomer:
        ProblemType("unknown-customer", .invalid, "No customer has this id.")
      case .wrongStatus:
        ProblemType("wrong-order-status", .conflict, "The order's status does not allow this.")
      case .noSuchLine:
        ProblemType("no-such-order-line", .notFound, "The order has no line of this number.")
      case .lastLine:
        ProblemType("last-order-line", .conflict, "An order keeps at least one line; cancel it instead.")
      case .hasReturns:
        ProblemType(
          "order-has-returns", .conflict,
          "Items of the order were returned, so it can't be cancelled, nor can that line be removed.")
      case .tooMuchReturned:
        ProblemType("too-many-units-returned", .conflict, "More units would come back than the line still has out.")
      case .amountOutOfRange:
        ProblemType("order-amount-out-of-range", .invalid, "The order's total is beyond 2⁵³ − 1 minor units.")
      }
    }
  }
}
