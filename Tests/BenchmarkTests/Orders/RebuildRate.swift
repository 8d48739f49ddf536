import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore

/// How fast read models are built anew from the log, beside two limits on the same log in the same run: reading it, and
/// one `INSERT … SELECT` of SQLite over the payloads that makes the rows of `order_summary`. All include the indices.
enum RebuildRate {
  private static let queryLimit: Duration = .seconds(3_600)

  /// From the environment: `EVENTS`, the number of order events, else 1,000,000; `ROUNDS`, else 3.
  static func run() async throws {
    let data = try SampleData()
    defer { data.remove() }
    let environment = ProcessInfo.processInfo.environment
    let events = environment["EVENTS"].flatMap(Int.init) ?? 1_000_000
    let rounds = environment["ROUNDS"].flatMap(Int.init) ?? 3
    let log = try await OrderLog(events: events, in: data)
    print("\nRebuilds from a log of \(log.events) order events; events/s, medians of \(rounds) alternating runs\n")

    var rates: [String: [Double]] = [:]
    var peak: Double?
    for _ in 0..<rounds {
      let summary = try rebuild(OrderSummaryTable.self, log, data.folder) { try OrderSums($0) }
      rates["order_summary", default: []].append(summary.rate)
      rates["customer_overview", default: []].append(
        try rebuild(CustomerOverviewTable.self, log, data.folder) { _ in }.rate)
      rates["product_sales", default: []].append(try rebuild(ProductSalesTable.self, log, data.folder) { _ in }.rate)
      // What follows in the first round would be counted in the second.
      peak = peak ?? PeakMemory.mebibytes
      rates["plain read", default: []].append(try rate(log) { try log.read() }.rate)
      let limit = try rate(log) { try InsertSelect.run(log, in: data.folder) }
      rates["INSERT … SELECT", default: []].append(limit.rate)
      guard limit.result == summary.result else { throw OtherRows() }
    }
    show(rates)
    print(String(format: "\nmemory at most, of the process with its three rebuilds: %.0f MiB", peak ?? 0))
  }

  private static func show(_ rates: [String: [Double]]) {
    let limit = median(rates["INSERT … SELECT"] ?? [0])
    print("| work | events/s | of the INSERT … SELECT |")
    print("|------|---------:|-----------------------:|")
    for name in ["plain read", "INSERT … SELECT", "order_summary", "customer_overview", "product_sales"] {
      let rate = median(rates[name] ?? [0])
      print("| \(name) | \(Int(rate)) | " + String(format: "%.2f |", rate / limit))
    }
  }

  private static func rate<R>(_ log: OrderLog, _ body: () throws -> R) rethrows -> (rate: Double, result: R) {
    let start = ContinuousClock.now
    let result = try body()
    return (Double(log.events) / ((ContinuousClock.now - start) / .seconds(1)), result)
  }

  private static func rebuild<T: SQLiteTable, R>(
    _ table: T.Type, _ log: OrderLog, _ folder: URL, _ result: (Connection) throws -> R
  ) throws -> (rate: Double, result: R) {
    let target = folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: target) }
    let store = try SQLiteProjectionStore(table, folder: target.path, epoch: log.epoch, isLogEmpty: false)
    let source = SQLiteEventSource(try ReadPool(path: log.path, size: 1, queryLimit: queryLimit))
    let rate = try rate(log) { _ = try FoldRunner(T.F.self, source: source, store: store).rebuild { _ in true } }.rate
    let path = SQLiteProjectionStore<T>.path(in: target.path)
    return (rate, try result(try Connection(path: path, mode: .readOnly)))
  }
}

private struct OtherRows: Error {}
