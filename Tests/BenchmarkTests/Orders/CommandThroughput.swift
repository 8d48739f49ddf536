import Composition
import Foundation

/// Durable commands a second through the bus, without HTTP: group commit against one commit a command, in alternating
/// runs on fresh files.
enum CommandThroughput {
  private static let rounds = 3
  private static let callerCounts = [1, 8, 32, 128]

  static func run() async throws {
    print(
      "\nCreateOrder through the command bus, synchronous=FULL; commands/s, medians of \(rounds) alternating runs\n")
    print("| callers | one commit a command | group commit | ratio |")
    print("|--------:|---------------------:|-------------:|------:|")
    for callers in callerCounts {
      var single: [Double] = []
      var grouped: [Double] = []
      for _ in 0..<rounds {
        single.append(try await measure(callers, groupCommit: false))
        grouped.append(try await measure(callers, groupCommit: true))
      }
      print(
        String(
          format: "| %7d | %20.0f | %12.0f | %5.2f |", callers, median(single), median(grouped),
          median(grouped) / median(single)))
    }
  }

  private static func measure(_ callers: Int, groupCommit: Bool) async throws -> Double {
    let data = try SampleData(settings: ["GROUP_COMMIT": groupCommit ? "true" : "false"])
    defer { data.remove() }
    let store = try data.openWriteStore()
    let shop = try await Shop(store)
    let each = max(200, 8_000 / callers)
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<callers {
        group.addTask { for _ in 0..<each { _ = try await shop.order() } }
      }
      try await group.waitForAll()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    await store.close()
    return Double(callers * each) / seconds
  }
}
