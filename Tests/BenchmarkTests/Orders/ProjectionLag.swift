import CommandPorts
import Commands
import Composition
import Foundation
import Kernel
import Queries
import QueryPorts
import Signals
import Telemetry

/// From the answer of a command to the answer of a query that has it, at a given number of commands a second: over all
/// three read models, and with an order that stands still in each of them.
enum ProjectionLag {
  private static let seconds = 10

  static func run() async throws {
    print("\nFrom the commit to visible through the query bus, \(seconds) s each; ms\n")
    print("| commands/s | read models | 50 % | 99 % | most |")
    print("|-----------:|-------------|-----:|-----:|-----:|")
    for (rate, isPoisoned) in [(100, false), (100, true), (1_000, false), (1_000, true)] {
      let lags = try await measure(rate, isPoisoned: isPoisoned).sorted()
      print(
        String(
          format: "| %10d | %@ | %4.2f | %4.2f | %4.2f |", rate,
          isPoisoned ? "with a parked order" : "whole", lags[lags.count / 2], lags[lags.count * 99 / 100],
          lags[lags.count - 1]))
    }
  }

  private static func measure(_ rate: Int, isPoisoned: Bool) async throws -> [Double] {
    let data = try SampleData()
    defer { data.remove() }
    let write = try data.openWriteStore()
    let shop = try await Shop(write)
    if isPoisoned {
      _ = try await shop.order()
      try OrderLog.spoilOrders(in: write.path)
    }
    let read = try ReadModels(
      data.configuration, try FeatureSet(Feature.all), write, metrics: Metrics(), log: SampleData.log)
    read.start()
    await read.catchUp(to: write.log.head, atMost: 60)
    _ = try await lag(shop, read)
    let lags = try await withThrowingTaskGroup(of: Double.self) { group in
      let start = ContinuousClock.now
      for number in 0..<rate * seconds {
        try await Task.sleep(until: start + .seconds(1) * number / rate)
        group.addTask { try await lag(shop, read) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    await read.close()
    await write.close()
    return lags
  }

  private static func lag(_ shop: Shop, _ read: ReadModels) async throws -> Double {
    let order = try await shop.order()
    let start = ContinuousClock.now
    guard try await visible(order.outcome.id, order.position, read) else { throw NotVisible() }
    return (ContinuousClock.now - start) / .milliseconds(1)
  }

  private static func visible(_ order: UUID, _ position: PositionToken?, _ read: ReadModels) async throws -> Bool {
    let context = QueryContext(principal: Shop.principal, minimum: position)
    return try await read.bus.execute(GetOrderQuery(id: order), context).value != nil
  }
}

private struct NotVisible: Error {}
