import Foundation

/// `Benchmarks [NAME]…`: all, or those named.
enum Benchmarks {
  private static let all: [(name: String, run: @Sendable () async throws -> Void)] = [
    ("commands", CommandThroughput.run),
    ("lag", ProjectionLag.run),
    ("rebuild", RebuildRate.run),
  ]

  /// Exit codes: 0 done, 1 failed, 2 called the wrong way.
  static func run(_ names: [String]) async -> Int32 {
    let known = all.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      print("no benchmark \(unknown); there are: \(known.joined(separator: ", "))")
      return 2
    }
    do {
      for benchmark in all where names.isEmpty || names.contains(benchmark.name) { try await benchmark.run() }
      return 0
    } catch {
      print("failed: \(error)")
      return 1
    }
  }
}

/// The median of an odd number of measurements; quoted, because single runs on shared machines drift.
func median(_ values: [Double]) -> Double {
  values.sorted()[values.count / 2]
}
