import API
import CommandLineTool
import CommandPorts
import Configuration
import Foundation
import Kernel
import Projections
import QueryPorts
import Signals
import Telemetry

/// What the subcommands ask of the composition.
struct Host: ProgramHost {
  let features: FeatureSet

  func serve(_ configuration: Configuration) async throws {
    let signals = Self.signals()
    let log = Self.log(configuration)
    for warning in configuration.warnings { log.warning("\(warning)") }
    let service = try Service(configuration, features: features.features, log: log)
    log.info(
      "serving",
      attributes: [
        ("address", .string(service.address.url)),
        ("operations", .string(service.operationsAddress?.url ?? "off")),
        ("position", .integer(Int(service.write.log.head.value))),
      ])
    let name = await signals.first()
    log.info("stopping", attributes: [("signal", .string(name))])
    await service.stop()
    log.info("stopped")
  }

  func migrate(_ configuration: Configuration) async throws {
    let store = try WriteStore(configuration, features, metrics: Metrics(), log: Self.log(configuration))
    print("\(store.path) is up to date.")
    await store.close()
  }

  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
    let store = try WriteStore(configuration, features, metrics: Metrics(), log: Self.log(configuration))
    return WriteSide(
      bus: store.bus, clock: store.ports.clock, fingerprints: store.ports.fingerprints,
      close: { await store.close() })
  }

  func lookAtProjections(_ configuration: Configuration) throws -> ProjectionPlace {
    try ProjectionFolder.look(configuration, features: features.features)
  }

  func openProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> ProjectionSide {
    try ProjectionFolder.open(
      configuration, features: features.features, log: Self.log(configuration), watch: Self.signals().ending(watch))
  }

  func prepareProjections(_ configuration: Configuration, _ watch: @escaping BuildWatch) async throws -> String {
    try ProjectionFolder.prepare(
      configuration, tables: features.readModels(.asynchronous), watch: Self.signals().ending(watch))
  }

  func openAPI() throws -> String {
    try OpenAPIDocument(features.routes).text
  }

  private static func signals() -> SignalWatch {
    SignalWatch([(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT")])
  }

  private static func log(_ configuration: Configuration) -> Logger {
    Logger(minimum: LogLevel(rawValue: configuration[TandemSettings.logLevel]) ?? .info)
  }
}
