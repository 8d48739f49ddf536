import Kernel
import QueryPorts

struct NoPositions: ReadPositions {
  func check(_ token: PositionToken) throws(UnknownPosition) {
    throw UnknownPosition()
  }

  func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {}

  func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    .start
  }

  func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? { nil }
  func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows? { ParkedRows.none }
}
