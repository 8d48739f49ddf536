import Foundation
import JSON
import TestSupport
import Testing

/// Without a development principal the API's port may stand behind a proxy, which comes from loopback like an operator.
@Suite struct OperationsPortTests {
  private func operationsPort(_ server: TandemProcess) async -> Int? {
    let log = await offPool { server.program.errors.line(containing: #""serving""#) }
    let line = log.flatMap { try? JSON.decode(JSONValue.self, from: Array($0.utf8)) }
    return line?["attributes"]?["operations"]?.string?.split(separator: ":").last.flatMap { Int($0) }
  }

  private func get(_ target: String, port: Int, host: String = "localhost") async -> Reply? {
    await offPool {
      let client = RawClient(port: port)
      client.send("GET \(target) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      return client.answer()
    }
  }

  @Test func figuresAreOnThePortOfOperatorsAlone() async throws {
    let server = try await Museum.serve(
      try TemporaryFolder(), settings: ["DEVELOPMENT_PRINCIPAL": "off", "OPERATIONS_PORT": "0"])
    let operations = try #require(await operationsPort(server))
    #expect(operations != server.port)
    // As nginx passes on when it is told no more than `proxy_pass`.
    #expect(await get("/metrics", port: server.port, host: "127.0.0.1:\(server.port)")?.status == 404)
    #expect(await get("/metrics", port: operations)?.text.contains("http_server_refused_total") == true)
    #expect(await get("/metrics", port: operations, host: "evil.example")?.status == 403)
    #expect(await get("/health/ready", port: operations)?.json?["status"] != nil)
    #expect(await get("/api/v1/specimens", port: operations)?.status == 404)
    #expect(await get("/api/v1/specimens", port: server.port)?.status == 401)
    #expect(await server.stop().code == 0)
  }

  @Test func withoutOneThereIsNothingForOperators() async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder, settings: ["DEVELOPMENT_PRINCIPAL": "off"])
    #expect(await get("/metrics", port: server.port)?.status == 404)
    let asked = try await Museum.run(["projections", "list"], in: folder)
    #expect(asked.code == 1)
    #expect(asked.errors.contains("OPERATIONS_PORT"), "it says: \(asked.errors)")
    await server.stop()
  }

  @Test func whatOperatesProjectionsAsksThere() async throws {
    let folder = try TemporaryFolder()
    let server = try await Museum.serve(folder, settings: ["OPERATIONS_PORT": "0"])
    let asked = try await Museum.run(["projections", "pause", "specimen_list"], in: folder)
    #expect(asked.code == 0, "it says: \(asked.errors)")
    #expect(asked.output.contains("specimen_counts v1"))
    await server.stop()
  }
}
