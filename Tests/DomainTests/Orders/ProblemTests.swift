import Domain
import Foundation
import Kernel
import Testing

@Suite struct ProblemTests {
  private static let refusals: [any Refusal] =
    [
      OrderError.invalid([]), OrderError.notFound(orderID), OrderError.unknownCustomer(customerID),
      OrderError.wrongStatus(action: "shipped", status: .pending), OrderError.noSuchLine(1), OrderError.lastLine,
      OrderError.orderHasReturns, OrderError.lineHasReturns(1), OrderError.tooMuchReturned(line: 1, left: 0),
      OrderError.amountOutOfRange,
    ] + [CustomerError.invalid([]), CustomerError.notFound(customerID), CustomerError.externalRefTaken("1")]
    + [
      StockError.invalid([]), StockError.insufficient(product("A"), wanted: 2, available: 1),
      StockError.tooMuch(product("A")),
    ]

  @Test func `every problem of an error is listed by its type, and nothing else is`() {
    let types: [any Refusal.Type] = [OrderError.self, CustomerError.self, StockError.self]

    for type in types {
      let raised = Self.refusals.filter { Swift.type(of: $0) == type }.map(\.problem)
      #expect(Set(type.problems) == Set(raised))
      #expect(Set(type.problems.map(\.code)).count == type.problems.count)
    }
  }
}
