import Foundation
import JSON
import TestSupport
import Testing

/// What most tests need of a server with the specimen domain: keepers and specimens.
struct Museum {
  let server: TandemProcess

  /// A server on the folder.
  static func serve(_ folder: TemporaryFolder, settings: [String: String] = [:]) async throws -> TandemProcess {
    try await TandemProcess(folder, settings: settings, binary: TandemProcess.specimens)
  }

  /// A subcommand, or a server that is expected not to serve.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String]? = nil
  ) async throws -> FinishedProgram {
    try await TandemProcess.run(arguments, in: folder, environment: environment, binary: TandemProcess.specimens)
  }

  /// Answers the id.
  func nameKeeper(_ name: String) async throws -> String {
    let reply = try await server.post("/api/v1/keepers", #"{"name":"\#(name)"}"#)
    #expect(reply.status == 201)
    return try #require(reply.json?["id"]?.string)
  }

  static func specimen(of keeper: String, count: Int = 1, key: String? = nil) -> Request {
    .post(
      "/api/v1/specimens", #"{"keeper_id":"\#(keeper)","label":"Fern","count":\#(count)}"#,
      headers: key.map { ["Idempotency-Key": "\"\($0)\""] } ?? [:])
  }
}
