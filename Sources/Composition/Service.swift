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
  /// Where operators ask; nil when they can't.
  package let operationsAddress: ServerAddress?
  package var port: Int { address.port }
  /// In the order in which they stop.
  private let servers: [HTTPServer]
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
    let (services, routes, queries) = (write.services, routes, read.bus)
    let authenticator = try Self.authenticator(configuration, features, write.ports)
    let checks =
      [
        ReadinessCheck("stopping") { isStopping.isSet ? "the server is stopping" : nil },
        ReadinessCheck("writer") { write.fault },
        ReadinessCheck("write file") { write.damage },
      ] + read.checks
    func application(_ door: Door) throws -> HTTPApplication {
      try HTTPApplication(
        features: routes, commands: write.bus, queries: queries, authenticator: authenticator, services: services,
        checks: checks, metrics: metrics, log: log, door: door,
        origins: configuration[TandemSettings.corsAllowedOrigins])
    }
    let entrance = Entrance.main(configuration)
    self.application = try application(entrance.door)
    self.write = write
    self.isStopping = isStopping
    workers = BackgroundWorkers(try features.features.flatMap { try $0.workers(write.ports) }, log: log)
    read.start()
    let operations = try Entrance.operations(configuration).map { try $0.serve(application($0.door)) }
    let main = try entrance.serve(self.application)
    servers = [main.server] + (operations.map { [$0.server] } ?? [])
    address = main.address
    operationsAddress = operations?.address ?? (entrance.door.isForOperators ? main.address : nil)
    workers.start()
    if let operationsAddress { write.announce(operationsAddress) }
  }

  /// Not ready at once; accepts no more, finishes what runs, closes the files.
  package func stop() async {
    isStopping.set()
    for server in servers { await server.stop(drainingFor: Self.drainTime) }
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
}

/// Set once, read by any thread.
private final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .acquiring) }

  func set() {
    value.store(true, ordering: .releasing)
  }
}
