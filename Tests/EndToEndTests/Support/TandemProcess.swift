import Foundation
import JSON
import TestSupport

/// `tandem serve` on a folder, ready on a free port of loopback. Ended with the last one who holds it.
final class TandemProcess: Sendable {
  let port: Int
  /// Where the log ended when it started.
  let startPosition: Int
  let program: Program
  /// Kept as long as somebody serves it.
  private let folder: TemporaryFolder

  init(_ folder: TemporaryFolder, settings: [String: String] = [:]) async throws {
    self.folder = folder
    let program = try Program(
      Places.tandem, ["serve"], folder: folder.path,
      environment: Self.environment(folder).merging(settings) { $1 })
    guard let line = await offPool({ program.errors.line(containing: #""serving""#) }),
      let attributes = try JSON.decode(JSONValue.self, from: Array(line.utf8))["attributes"],
      let port = attributes["address"]?.string?.split(separator: ":").last.flatMap({ Int($0) }),
      let position = attributes["position"]?.integer
    else { throw DidNotServe(errors: await offPool { program.errors.whole() }) }
    self.program = program
    self.port = port
    startPosition = position
  }

  static func environment(_ folder: TemporaryFolder) -> [String: String] {
    ["DATA_FOLDER": "\(folder.path)/data", "HTTP_PORT": "0", "DEVELOPMENT_PRINCIPAL": "admin"]
  }

  /// A subcommand, or a server that is expected not to serve.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String]? = nil
  ) async throws -> FinishedProgram {
    try await FinishedProgram(
      Places.tandem, arguments, folder: folder.path, environment: environment ?? Self.environment(folder))
  }

  /// Asks it to stop and waits until it has.
  @discardableResult
  func stop() async -> Program.Ending {
    program.signal(SIGTERM)
    return await program.ending()
  }

  struct DidNotServe: Error {
    let errors: String
  }

  struct NoAnswer: Error {
    let request: Request
  }
}

extension TandemProcess {
  /// On a connection of its own.
  func send(_ request: Request) async throws -> Reply {
    let reply = await offPool { [port] in HTTPClient(port: port)?.send(request) }
    guard let reply else { throw NoAnswer(request: request) }
    return reply
  }

  /// A question; with a position, about no earlier a time.
  func get(_ target: String, atLeast position: String? = nil) async throws -> Reply {
    var headers: [String: String] = [:]
    if let position { headers = ["Min-Position": position, "Prefer": "wait=5"] }
    return try await send(Request(target: target, headers: headers))
  }

  func post(_ target: String, _ json: String? = nil, headers: [String: String] = [:]) async throws -> Reply {
    try await send(.post(target, json, headers: headers))
  }
}

extension Request {
  static func post(_ target: String, _ json: String? = nil, headers: [String: String] = [:]) -> Request {
    var headers = headers
    if json != nil, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    return Request(method: "POST", target: target, headers: headers, body: Array((json ?? "").utf8))
  }
}
