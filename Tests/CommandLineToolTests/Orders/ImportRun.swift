import API
import CommandLineTool
import Composition
import Configuration
import Foundation
import Kernel
import QueryPorts
import Telemetry
import TestSupport

/// A data folder that files are imported into.
struct ImportTarget {
  static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Where refused lines go.
  var refused: String { "\(folder.path)/refused.tsv" }

  func write(_ text: String) throws -> String {
    let path = "\(folder.path)/input.csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  func load(_ lines: String...) async throws -> ProgramRun {
    await run(try write(Self.header + lines.map { "\($0)\n" }.joined()))
  }

  func run(_ path: String, host: any ProgramHost = StoreHost()) async -> ProgramRun {
    await ProgramRun(
      ["import", "orders", path, "--refused", refused, "--data-folder", folder.path, "--import-lanes=2"],
      features: Feature.all,
      host: host)
  }

  /// Line, reason and invoice of each.
  func refusedLines() throws -> [String] {
    try refusals().map { $0.prefix(3).joined(separator: "\t") }
  }

  /// What would do, of each.
  func refusedDetails() throws -> [String] {
    try refusals().map { $0.dropFirst(3).joined(separator: "\t") }
  }

  private func refusals() throws -> [[Substring]] {
    try String(contentsOfFile: refused, encoding: .utf8).split(separator: "\n").sorted()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}

/// What an import asks of its host is the write side alone.
protocol ImportHost: ProgramHost {}

extension ImportHost {
  func lookAtProjections(_ configuration: Configuration) throws -> ProjectionPlace {
    .server(host: "127.0.0.1", port: 1)
  }
  func openProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> ProjectionSide {
    throw CancellationError()
  }
  func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String {
    "prepared\n"
  }
  func openAPI() throws -> String { "" }

  func serve(_ configuration: Configuration) async throws {}

  func migrate(_ configuration: Configuration) async throws {}
}

/// A real write side that many imports share.
struct SharedStoreHost: ImportHost {
  private let shared: WriteSide

  init(_ folder: TemporaryFolder) async throws {
    let program = try Configuration.tandem(
      TandemSettings.all,
      arguments: Arguments(
        ["serve", "--data-folder", folder.path], commands: [CommandDeclaration("serve", summary: "")],
        settings: TandemSettings.all))
    shared = try await StoreHost().openWriteSide(program)
  }

  func close() async {
    await shared.close()
  }

  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
    WriteSide(bus: shared.bus, clock: shared.clock, fingerprints: shared.fingerprints, close: {})
  }
}

/// The real write side, as the program opens it.
struct StoreHost: ImportHost {
  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
    let store = try WriteStore(configuration, FeatureSet(Feature.all), metrics: Metrics(), log: Logger())
    return WriteSide(
      bus: store.bus, clock: store.services.clock, fingerprints: store.services.fingerprints,
      close: { await store.close() })
  }
}

extension ProgramRun {
  /// A figure of an import's report.
  func figure(_ name: String) -> Int? {
    said.split(separator: "\n").first { $0.hasPrefix("\(name)  ") }
      .flatMap { $0.split(separator: " ").last.flatMap { Int($0) } }
  }
}
