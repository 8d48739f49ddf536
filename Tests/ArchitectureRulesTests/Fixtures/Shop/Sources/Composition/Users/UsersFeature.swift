// It says that it needs Tickets, and does not. plant: D3
import CommandDeps
import Kernel
import QueryDeps
import SQLiteWriters

extension Feature {
  static let users = Feature(name: "Users")
}

package func hookUsers() {
  Hooks.onAsk = { SQLiteAuditor().audit("asked") }
  Hooks.onIdle = { print("idle") }
}

let notifier = Notifier(onRead: { SQLiteAuditor().audit("read") })
let quiet = QuietNotifier(onRead: { print("read") })
func ask(_ deps: UserQueryDeps) -> any Sendable { deps.getUser() }  // plant: A1
func registered(_ deps: UserQueryDeps) -> Int { deps.registrations.count }  // decoy: A1
let made = UserCommandDeps(users: SQLiteUserRepository(), unitOfWork: SQLiteUnitOfWork(hook: nil))
