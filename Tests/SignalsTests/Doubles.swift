import Kernel
import Projections
import QueryPorts
import Signals
import Synchronization

/// A clock that a test moves.
final class HandClock: Sendable {
  private let nanoseconds = Atomic<UInt64>(1_000_000_000)

  var now: UInt64 { nanoseconds.load(ordering: .relaxed) }

  func move(seconds: Double) {
    nanoseconds.add(UInt64(seconds * 1e9), ordering: .relaxed)
  }
}

/// What a board reported.
final class Reports: Sendable {
  private let told = Mutex<[String]>([])

  var all: [String] { told.withLock { $0 } }

  func add(_ projection: String, _ fault: String) {
    told.withLock { $0.append("\(projection): \(fault)") }
  }
}

extension PositionBoard {
  func advanced(_ projection: String, to position: Position, parked: [Parked] = []) {
    advanced(projection, to: Standing(position: position, parked: parked))
  }

  func paused(_ projection: String, at position: Position) {
    paused(projection, at: Standing(position: position))
  }
}

struct DiskTrouble: Error, CustomStringConvertible {
  let description: String
}

let orders = ReadModel("orders")
let customers = ReadModel("customers")
