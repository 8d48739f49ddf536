import ArchitectureRules
import Foundation
import Testing

/// `make bench-arch` sets how many sources; without, nothing is generated.
@Suite struct ScaleTests {
  private static let sources = ProcessInfo.processInfo.environment["ARCHITECTURE_BENCH_SOURCES"].flatMap { Int($0) }

  @Test(.enabled(if: sources != nil)) func aLargePackageIsJudgedInSeconds() throws {
    let shop = try GeneratedShop(sources: try #require(Self.sources))
    defer { shop.remove() }
    let clock = ContinuousClock()
    let start = clock.now
    let code = try shop.load()
    let loaded = clock.now
    let outcomes = CQRSRules(code, shop.layout).outcomes
    let judged = clock.now
    print(
      "architecture: \(code.model.files.count) sources, \(code.model.occurrences.count) mentions,",
      "loaded in \(start.duration(to: loaded)), \(outcomes.count) rules in \(loaded.duration(to: judged))")
    #expect(start.duration(to: judged) < .seconds(5))
  }
}
