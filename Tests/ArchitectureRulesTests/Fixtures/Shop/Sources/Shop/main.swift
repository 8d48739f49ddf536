import API
import CSQLite  // plant: L1, L3
import CommandPorts
import Commands
import Composition
import Foundation
import Kernel
import Queries

struct SystemClock: WallClock {
  func now() -> Date { Date() }  // decoy: D1
}

hookUsers()  // plant: N3
let extra = FetchUserQueryService()  // plant: A2, N3
print(extra, Feature.all.map(\.name), SystemClock().now())  // decoy: N3
