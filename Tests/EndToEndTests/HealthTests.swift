import JSON
import TestSupport
import Testing

@Suite struct HealthTests {
  @Test(.timeLimit(.minutes(1))) func aServingProgramIsLiveAndReadyWithEachCheckByName() async throws {
    let server = try await Museum.serve(try TemporaryFolder())
    let live = try await server.get("/health/live")
    #expect(live.status == 200)
    #expect(live.text == #"{"status":"live"}"#)
    // A projector's first report may come a moment after the socket.
    var ready = try await server.get("/health/ready")
    while ready.status != 200 { ready = try await server.get("/health/ready") }
    #expect(ready.json?["status"] == .string("ready"))
    let checks = ready.json?["checks"]?.elements ?? []
    let names = checks.compactMap { $0["name"]?.string }
    #expect(names == ["stopping", "writer", "write file", "projection specimen_list", "projection specimen_counts"])
    let areFine = checks.allSatisfy { $0["status"] == .string("ok") }
    #expect(areFine)
  }

  @Test func metricsTellOfRequestsAndOfHowFarBehindReadModelsAre() async throws {
    let server = try await Museum.serve(try TemporaryFolder())
    _ = try await server.get("/api/v1/specimens")
    let metrics = try await server.get("/metrics").text
    #expect(metrics.contains("http_server_request_duration_seconds"))
    #expect(metrics.contains(#"projection_lag_events{projection="specimen_list"}"#))
  }

  @Test func theAppWithTheDomainsThatItHasStartsAndStops() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    #expect(try await server.get("/health/live").status == 200)
    #expect(try await server.get("/api/v1/events").status == 200)
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
  }
}
