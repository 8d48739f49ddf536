import API
import Configuration
import HTTPServer

/// An address that the server listens on, and the door that is there.
struct Entrance {
  let door: Door
  let settings: HTTPServerSettings

  /// For clients; while developing, for everything.
  static func main(_ configuration: Configuration) -> Entrance {
    var settings = HTTPServerSettings()
    settings.host = configuration[TandemSettings.httpHost]
    settings.port = configuration[TandemSettings.httpPort]
    settings.threads = configuration[TandemSettings.httpThreads]
    settings.maximumConnections = configuration[TandemSettings.httpMaxConnections]
    settings.maximumConnectionsPerAddress = configuration[TandemSettings.httpMaxConnectionsPerAddress]
    return Entrance(
      door: configuration[TandemSettings.developmentPrincipal] == .off ? .clients : .development, settings: settings)
  }

  /// For operators alone; nil when there is none.
  static func operations(_ configuration: Configuration) -> Entrance? {
    guard case .port(let port) = configuration[TandemSettings.operationsPort] else { return nil }
    var settings = HTTPServerSettings()
    settings.host = configuration[TandemSettings.operationsHost]
    settings.port = port
    settings.threads = 1
    return Entrance(
      door: .operations(host: settings.host, names: configuration[TandemSettings.operationsHostNames]),
      settings: settings)
  }

  func serve(_ application: HTTPApplication) throws -> (server: HTTPServer, address: ServerAddress) {
    let server = HTTPServer(settings: settings, responder: application)
    return (server, ServerAddress(host: settings.host, port: try server.start()))
  }
}
