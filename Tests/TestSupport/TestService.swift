package import API
import CommandPorts
package import Commands
package import Composition
package import Configuration
import Foundation
package import HTTPValues
package import Kernel
package import Queries
import Signals
import Synchronization
package import Telemetry

/// The whole service, as it is composed for production, on files of its own and a free port of loopback.
package final class TestService: Sendable {
  package let folder: TemporaryFolder
  private let service: Service
  private let logged = Logged()

  /// `settings` are further settings by key (`GROUP_COMMIT`). A folder may be given, to start again on it.
  package init(
    features: [Feature] = Feature.all, folder: TemporaryFolder? = nil, principal: DevelopmentPrincipal = .admin,
    settings: [String: String] = [:],
    logging level: LogLevel = .warning
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.folder = folder
    service = try Service(
      Self.configuration(folder, features: features, principal: principal, settings: settings),
      features: features,
      log: Logger(minimum: level, sink: LogSink { [logged] in logged.add($0) }))
  }

  package static func configuration(
    _ folder: TemporaryFolder, features: [Feature] = Feature.all, principal: DevelopmentPrincipal = .admin,
    settings: [String: String] = [:]
  ) throws -> Configuration {
    var values = [
      "DATA_FOLDER": folder.path, "HTTP_PORT": "0", "HTTP_HOST": "127.0.0.1",
      "DEVELOPMENT_PRINCIPAL": principal.rawValue,
    ]
    values.merge(settings) { $1 }
    return try Configuration(
      FeatureSet(features).settings, options: values, environment: [:], file: EnvironmentFile(),
      checks: TandemSettings.checks)
  }

  /// What it has logged so far, from warnings on unless another level was given; a line of JSON each.
  package var warnings: [String] { logged.lines }

  package var port: Int { service.port }
  /// What a feature is handed for its write side.
  package var ports: WritePorts { service.write.ports }
  package var commands: CommandBus { service.write.bus }
  package var queries: QueryBus { service.read.bus }
  /// The present end of the event log.
  package var head: Position { service.write.log.head }

  /// Sends a request through the whole API, without a socket.
  package func send(
    _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], json: String? = nil
  ) async -> HTTPResponse {
    var headers = headers
    if json != nil, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    guard
      let request = HTTPRequest(method: method, target: target, headers: headers, body: Array((json ?? "").utf8))
    else {
      return service.application.refuse(HTTPFault(status: 400, code: "target-invalid", detail: ""), KnownOfRequest())
    }
    return await service.application.respond(to: request)
  }

  /// The same API for requests of somebody else; nil is nobody.
  package func application(
    for principal: Principal?, checks: [ReadinessCheck] = [], door: Door = .development, origins: [String] = []
  ) throws -> HTTPApplication {
    try application(authenticator: FixedPrincipal(principal), checks: checks, door: door, origins: origins)
  }

  package func application(
    authenticator: any Authenticator, checks: [ReadinessCheck] = [], door: Door = .development,
    origins: [String] = []
  ) throws -> HTTPApplication {
    try HTTPApplication(
      features: service.routes, commands: commands, queries: queries,
      authenticator: authenticator, services: service.write.services, checks: checks, metrics: Metrics(),
      log: Logger(minimum: .warning, sink: LogSink { [logged] in logged.add($0) }), door: door, origins: origins)
  }

  /// Returns when every read model has applied the position.
  package func caughtUp(to position: PositionToken) async {
    await service.read.catchUp(to: position.position, atMost: 60)
  }

  /// The context of a command sent by an admin. With a key the command is repeatable.
  package func context(
    principal: Principal? = Principal(id: "test", role: .admin), key: String? = nil, fingerprint: String = ""
  ) -> CommandContext {
    let services = service.write.services
    return CommandContext(
      commandID: key.map { services.fingerprints.derivedID(["test", $0], at: nil) } ?? services.ids.fresh(),
      principal: principal, acceptedAt: services.clock.now(),
      repetition: key == nil
        ? .unrecognised : .key(fingerprint: services.fingerprints.fingerprint(Array(fingerprint.utf8))))
  }

  package func stop() async {
    await service.stop()
  }
}

private final class Logged: Sendable {
  private let all = Mutex<[String]>([])

  var lines: [String] { all.withLock { $0 } }

  func add(_ line: [UInt8]) {
    all.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
  }
}
