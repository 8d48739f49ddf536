package import Foundation
import JSON

/// `tandem serve` on a folder, ready on a free port of loopback. Ended with the last one who holds it.
package final class TandemProcess: Sendable {
  package let port: Int
  /// Where the log ended when it started.
  package let startPosition: Int
  package let program: Program
  /// Kept as long as somebody serves it.
  private let folder: TemporaryFolder

  package init(
    _ folder: TemporaryFolder, settings: [String: String] = [:], binary: URL = TandemProcess.binary
  ) async throws {
    self.folder = folder
    let program = try Program(
      binary, ["serve"], folder: folder.path,
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

  /// The program of the app.
  package static let binary = built("tandem")
  /// One that has the specimen domain instead of the app's.
  package static let specimens = built("SpecimenProgram")

  /// A program that was built beside the test bundle.
  private static func built(_ name: String) -> URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    return (bundle ?? URL(filePath: CommandLine.arguments[0])).deletingLastPathComponent().appending(path: name)
  }

  package static func environment(_ folder: TemporaryFolder) -> [String: String] {
    ["DATA_FOLDER": "\(folder.path)/data", "HTTP_PORT": "0", "DEVELOPMENT_PRINCIPAL": "admin"]
  }

  /// A subcommand, or a server that is expected not to serve.
  package static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String]? = nil,
    binary: URL = TandemProcess.binary
  ) async throws -> FinishedProgram {
    try await FinishedProgram(
      binary, arguments, folder: folder.path, environment: environment ?? Self.environment(folder))
  }

  /// Asks it to stop and waits until it has.
  @discardableResult
  package func stop() async -> Program.Ending {
    program.signal(SIGTERM)
    return await program.ending()
  }

  package struct DidNotServe: Error {
    package let errors: String
  }

  package struct NoAnswer: Error {
    package let request: Request
  }
}

extension TandemProcess {
  /// On a connection of its own.
  package func send(_ request: Request) async throws -> Reply {
    let reply = await offPool { [port] in HTTPClient(port: port)?.send(request) }
    guard let reply else { throw NoAnswer(request: request) }
    return reply
  }

  /// A question; with a position, about no earlier a time.
  package func get(_ target: String, atLeast position: String? = nil) async throws -> Reply {
    var headers: [String: String] = [:]
    if let position { headers = ["Min-Position": position, "Prefer": "wait=5"] }
    return try await send(Request(target: target, headers: headers))
  }

  package func post(_ target: String, _ json: String? = nil, headers: [String: String] = [:]) async throws -> Reply {
    try await send(.post(target, json, headers: headers))
  }
}

extension Request {
  package static func post(_ target: String, _ json: String? = nil, headers: [String: String] = [:]) -> Request {
    var headers = headers
    if json != nil, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    return Request(method: "POST", target: target, headers: headers, body: Array((json ?? "").utf8))
  }
}
