import API
import CSQLite  // plant: L1, L3
import CommandPorts
import Commands
import Foundation
import Kernel
import Queries
import SQLiteReaders
import SQLiteWriters

struct SystemClock: WallClock {
  func now() -> Date { Date() }  // decoy: D1
}

Hooks.onAsk = { SQLiteAuditor().audit("asked") }
Hooks.onIdle = { print("idle") }
let notifier = Notifier(onRead: { SQLiteAuditor().audit("read") })
let quiet = QuietNotifier(onRead: { print("read") })

let extra = FetchUserQueryService()  // plant: A2
let made = CreateUserInteractor(users: SQLiteUserRepository(), unitOfWork: SQLiteUnitOfWork())  // plant: A2
print(extra, made, SystemClock().now())
