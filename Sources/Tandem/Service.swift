import API
import Configuration
import Dispatch
import Foundation
import HTTPServer
import HTTPValues
import Kernel
import Synchronization
import Telemetry
import Signals

/// The running server, from its settings to its end.
struct Service {
  /// How long requests under way may take to finish once a signal came, in seconds.
  private static let drainTime = 10.0

  private let configuration: Configuration
  private let log: Logger

  init(_ configuration: Configuration) {
    self.configuration = configuration
    log = Logger(minimum: LogLevel(rawValue: configuration[TandemSettings.logLevel]) ?? .info)
  }

  func run() async throws {
    let signals = SignalWatch([(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT")])
    let metrics = Metrics()
    let write = try WriteStore(configuration, metrics: metrics)
    let read = try ReadModels(configuration, write, metrics: metrics, log: log)
    let isStopping = Flag()
    let application = try HTTPApplication(
      routes: OrderRoutes.all, commands: write.bus, queries: read.bus,
      authenticator: FixedPrincipal(principal), services: write.services,
      checks: [
        ReadinessCheck("stopping") { isStopping.isSet ? "the server is stopping" : nil },
        ReadinessCheck("writer") { write.fault },
      ] + read.checks, metrics: metrics, log: log)
    let server = HTTPServer(settings: serverSettings, responder: application)
    read.start()
    let port = try server.start()
    log.info(
      "serving",
      attributes: [
        ("address", .string("http://\(configuration[TandemSettings.httpHost]):\(port)")),
        ("position", .integer(Int(write.log.head.value))),
      ])
    let name = await signals.first()
    isStopping.set()
    log.info("stopping", attributes: [("signal", .string(name))])
    await server.stop(drainingFor: Self.drainTime)
    await read.close()
    await write.close()
    log.info("stopped")
  }

  private var principal: Principal? {
    guard let role = Role(rawValue: configuration[TandemSettings.developmentPrincipal].rawValue) else { return nil }
    return Principal(id: "development", role: role)
  }

  private var serverSettings: HTTPServerSettings {
    var settings = HTTPServerSettings()
    settings.host = configuration[TandemSettings.httpHost]
    settings.port = configuration[TandemSettings.httpPort]
    settings.threads = configuration[TandemSettings.httpThreads]
    settings.maximumConnections = configuration[TandemSettings.httpMaxConnections]
    settings.maximumConnectionsPerAddress = configuration[TandemSettings.httpMaxConnectionsPerAddress]
    return settings
  }
}

/// Set once, read by any thread.
private final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .acquiring) }

  func set() {
    value.store(true, ordering: .releasing)
  }
}
