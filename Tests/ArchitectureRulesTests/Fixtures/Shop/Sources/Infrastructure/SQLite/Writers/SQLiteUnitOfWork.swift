import CommandPorts
import SQLiteStore

package final class SQLiteTransaction: Transaction {
  let connection = Connection()
}

/// What else happens in a unit of work.
package protocol AppendHook: Sendable {
  func appended(_ last: Int)
}

package struct SQLiteUnitOfWork: UnitOfWork {
  private let hook: (any AppendHook)?

  package init(hook: (any AppendHook)?) { self.hook = hook }

  package func perform<Outcome: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Outcome) async throws
    -> Committed<Outcome>
  {
    let outcome = try body(SQLiteTransaction())  // decoy: C4
    hook?.appended(1)
    return Committed(outcome)
  }
}

/// A migration of a domain's table that stands in the frame.
enum FrameSchema {
  static let carts: SQL = "CREATE TABLE carts (id INTEGER)"  // decoy: S1
}
