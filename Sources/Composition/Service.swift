package import API
package import Configuration
import HTTPServer
import Kernel
import Synchronization
package import Telemetry

/// The whole server, running: the write side, the read models, the API and its socket.
package final class Service: Sendable {
  /// How long requests under way may take to finish once it stops, in seconds.
  private static let drainTime = 10.0

  package let write: WriteStore
  package let read: ReadModels
  package let routes: [RouteGroup]
  /// The API without its socket.
  package let application: HTTPApplication
  package let address: ServerAddress
  package var port: Int { address.port }
  private let server: HTTPServer
  private let workers: BackgroundWorkers
  private let isStopping: Flag

  /// Opens the files, starts the projectors, listens, and starts the workers.
  package init(_ configuration: Configuration, features: [Feature] = Feature.all, log: Logger) throws {
    let features = try FeatureSet(features)
    let metrics = Metrics()
    let write = try WriteStore(configuration, features, metrics: metrics, log: log)
    let isStopping = Flag()
    read = try ReadModels(configuration, features, write, metrics: metrics, log: log)
    routes = features.routes
    application = try HTTPApplication(
      features: routes, commands: write.bus, queries: read.bus,
      authenticator: try Self.authenticator(configuration, features, write.ports), services: write.services,
      checks: [
        ReadinessCheck("stopping") { isStopping.isSet ? "the server is stopping" : nil },
        ReadinessCheck("writer") { write.fault },
        ReadinessCheck("write file") { write.damage },
      ] + read.checks, metrics: metrics, log: log)
    self.write = write
    self.isStopping = isStopping
    server = HTTPServer(settings: Self.serverSettings(configuration), responder: application)
    workers = BackgroundWorkers(try features.features.flatMap { try $0.workers(write.ports) }, log: log)
    read.start()
    address = ServerAddress(host: configuration[TandemSettings.httpHost], port: try server.start())
    workers.start()
    write.announce(address)
  }

  /// Not ready at once; accepts no more, finishes what runs, closes the files.
  package func stop() async {
    isStopping.set()
    await server.stop(drainingFor: Self.drainTime)
    await workers.stop()
    await read.close()
    await write.close()
  }

  private static func authenticator(
    _ configuration: Configuration, _ features: FeatureSet, _ ports: WritePorts
  ) throws -> any Authenticator {
    if let principal = principal(configuration) { return FixedPrincipal(principal) }
    return try features.features.compactMap(\.authenticator).first?(ports) ?? FixedPrincipal(nil)
  }

  private static func principal(_ configuration: Configuration) -> Principal? {
    Role(rawValue: configuration[TandemSettings.developmentPrincipal].rawValue)
      .map { Principal(id: "development", role: $0) }
  }

  private static func serverSettings(_ configuration: Configuration) -> HTTPServerSettings {
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
