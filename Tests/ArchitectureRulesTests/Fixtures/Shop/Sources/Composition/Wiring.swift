import CommandDeps
import Kernel
import SQLiteReaders
import SQLiteWriters

typealias Accounts = SQLiteUserRepository  // plant: N3

/// By an alias, a member of another's extension, an inferred type, and in a branch that was not compiled.
struct Wiring {
  let accounts: Accounts
  let sleeve: Sleeve

  func label() -> String { sleeve.orderLabel }  // plant: N3
  func reader() -> [String] { ["SQLiteOrderReader"] }  // decoy: N3
  func name() -> String { Feature.orders.name }  // plant: N3

  #if OLD_WAY
    func old() { _ = SQLiteOrderReader.self }  // plant: N3
  #endif
}
