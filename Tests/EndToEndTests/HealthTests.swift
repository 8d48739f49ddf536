import JSON
import TestSupport
import Testing

@Suite struct HealthTests {
  @Test func aServingProgramIsLiveAndReadyWithEachCheckByName() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let live = try await server.get("/health/live")
    #expect(live.status == 200)
    #expect(live.text == #"{"status":"live"}"#)
    // A projector's first report may come a moment after the socket; asking with a position waits for it.
    try await Shop(server: server).receive(1)
    let position = try await server.post("/api/v1/products/X/stock", #"{"quantity":1}"#).headers["x-position"]
    _ = try await server.get("/api/v1/orders", atLeast: position)
    let ready = try await server.get("/health/ready")
    #expect(ready.status == 200)
    #expect(ready.json?["status"] == .string("ready"))
    let checks = ready.json?["checks"]?.elements ?? []
    let names = checks.compactMap { $0["name"]?.string }
    let projections = ["order_summary", "customer_overview", "product_sales"]
    #expect(names == ["stopping", "writer"] + projections.map { "projection \($0)" })
    let areFine = checks.allSatisfy { $0["status"] == .string("ok") }
    #expect(areFine)
  }

  @Test func metricsTellOfRequestsAndOfHowFarBehindReadModelsAre() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    _ = try await server.get("/api/v1/orders")
    let metrics = try await server.get("/metrics").text
    #expect(metrics.contains("http_server_request_duration_seconds"))
    #expect(metrics.contains(#"projection_lag_events{projection="order_summary"}"#))
  }
}
