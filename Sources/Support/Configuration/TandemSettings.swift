import Foundation

/// The settings of the server whatever its features are; those of a feature stand with it.
package enum TandemSettings {
  package static let httpHost = Setting(
    "HTTP_HOST", .address, default: "127.0.0.1",
    help: "Address to listen on. Beyond loopback, put a proxy that ends TLS in front.")

  package static let httpPort = Setting(
    "HTTP_PORT", .integer(0...65_535, placeholder: "PORT"), default: 8_080,
    help: "Port to listen on; 0 takes any that is free.")

  package static let httpThreads = Setting(
    "HTTP_THREADS", .integer(1...256), defaultsTo: { _ in cores }, shownAs: "the number of cores",
    help: "Threads that serve connections.")

  package static let httpMaxConnections = Setting(
    "HTTP_MAX_CONNECTIONS", .integer(1...100_000), default: 200,
    help: "Connections at once; the next one is closed.")

  package static let httpMaxConnectionsPerAddress = Setting(
    "HTTP_MAX_CONNECTIONS_PER_ADDRESS", .integer(1...100_000), default: 20,
    help: "Connections at once from one address. Behind a proxy all come from one.")

  package static let operationsPort = Setting<PortChoice>(
    "OPERATIONS_PORT", .portOrOff, default: .off,
    help:
      "Port for operators: /metrics, /openapi.json and admin routes, which HTTP_PORT then lacks, as it does with off. "
      + "No proxy may pass on to it.")

  package static let operationsHost = Setting(
    "OPERATIONS_HOST", .address, default: "127.0.0.1",
    help: "Address of OPERATIONS_PORT. Beyond loopback whoever reaches it reads the figures.")

  package static let operationsHostNames = Setting<[String]>(
    "OPERATIONS_HOST_NAMES", .hostNames, default: [],
    help: "Names under which OPERATIONS_PORT may be asked besides localhost and addresses.")

  package static let corsAllowedOrigins = Setting<[String]>(
    "CORS_ALLOWED_ORIGINS", .origins, default: [],
    help: "Origins whose pages may use the API from a browser. No other page reads an answer or makes a change.")

  package static let dataFolder = Setting(
    "DATA_FOLDER", .folder, default: "./data",
    help: "Folder of the write database, with the event log.")

  package static let readFolder = Setting(
    "READ_FOLDER", .folder, defaultsTo: { URL(filePath: $0[dataFolder]).appending(path: "read").relativePath },
    shownAs: "DATA_FOLDER/read",
    help: "Folder of the read models. They can be lost: they are built again from the log.")

  package static let logLevel = Setting(
    "LOG_LEVEL", .oneOf(["debug", "info", "warning", "error"], placeholder: "LEVEL"), default: "info",
    help: "The least serious lines that are logged.")

  package static let projectionLagLimit = Setting(
    "PROJECTION_LAG_LIMIT", .duration(.milliseconds(100)...(.seconds(3_600))), default: .seconds(5),
    help: "How far read models may be behind before it is a warning and the server is not ready.")

  package static let developmentPrincipal = Setting<DevelopmentPrincipal>(
    "DEVELOPMENT_PRINCIPAL", .oneOfCases(placeholder: "ROLE"), default: .off,
    help: "Who a request without credentials is, for trying things out. Refused beyond loopback.")

  package static let readPoolSize = Setting(
    "READ_POOL_SIZE", .integer(1...256), defaultsTo: { max(2, $0[httpThreads]) },
    shownAs: "HTTP_THREADS, at least 2",
    help: "Reading connections for each database file.")

  package static let queryTimeLimit = Setting(
    "QUERY_TIME_LIMIT", .duration(.milliseconds(10)...(.seconds(60))), default: .seconds(5),
    help: "How long one query may take before it is interrupted.")

  package static let groupCommit = Setting(
    "GROUP_COMMIT", .flag, default: true,
    help: "Whether commands that wait together share one commit. Off only to measure what it gains.")

  package static let all: [any SettingDeclaration] = [
    httpHost, httpPort, httpThreads, httpMaxConnections, httpMaxConnectionsPerAddress, operationsPort,
    operationsHost, operationsHostNames, corsAllowedOrigins, dataFolder, readFolder,
    logLevel, projectionLagLimit, developmentPrincipal, readPoolSize, queryTimeLimit, groupCommit,
  ]

  package static let checks: [ConfigurationCheck] = [
    onLoopback(httpHost), onLoopback(operationsHost),
    ConfigurationCheck(httpMaxConnectionsPerAddress, with: [httpMaxConnections]) { configuration in
      let limit = configuration[httpMaxConnections]
      guard configuration.source(of: httpMaxConnectionsPerAddress) != .default else { return nil }
      return configuration[httpMaxConnectionsPerAddress] > limit ? "HTTP_MAX_CONNECTIONS allows only \(limit)" : nil
    },
  ]

  private static func onLoopback(_ setting: Setting<String>) -> ConfigurationCheck {
    ConfigurationCheck(developmentPrincipal, with: [setting]) { configuration in
      let host = configuration[setting]
      guard configuration[developmentPrincipal] != .off, !NetworkAddress.isLoopback(host) else { return nil }
      return "it lets everybody in, so \(setting.key) must be a loopback address and not \(host)"
    }
  }

  private static var cores: Int { min(256, max(1, ProcessInfo.processInfo.activeProcessorCount)) }
}

/// Who an unauthenticated request is while developing.
package enum DevelopmentPrincipal: String, Sendable, CaseIterable {
  case off
  case admin
  case agent
  case user
}

extension Configuration {
  /// The settings of this run: those of the frame and of its features.
  /// - Throws: `ConfigurationFaults`, `EnvironmentFileFaults`, or Foundation's error for a file that can't be read.
  package static func tandem(
    _ settings: [any SettingDeclaration], arguments: Arguments,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    file path: String = ".env"
  ) throws -> Configuration {
    try Configuration(
      settings, options: arguments.settings, environment: environment,
      file: EnvironmentFile(at: path), checks: TandemSettings.checks)
  }
}
