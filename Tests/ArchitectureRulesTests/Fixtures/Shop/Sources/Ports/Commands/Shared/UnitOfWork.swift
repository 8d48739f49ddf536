import Foundation
import Kernel

package protocol Transaction: AnyObject {}

package protocol UnitOfWork: Sendable {
  func perform<Outcome: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Outcome) async throws
    -> Committed<Outcome>
}

package struct Committed<Outcome: Sendable>: Sendable {
  package let outcome: Outcome

  package init(_ outcome: Outcome) { self.outcome = outcome }
}

package protocol WallClock: Sendable {
  func now() -> Date
}
