extension TandemProcess {
  /// Sends random headers to a server with the specimen domain.
  package func hearNoise(count: Int, seed: UInt64) async throws -> NoiseReport {
    let named = try await post("/api/v1/keepers", #"{"name":"Ada"}"#)
    guard let keeper = named.headers["location"], let position = named.headers["x-position"] else {
      throw NoAnswer(request: .post("/api/v1/keepers"))
    }
    let asked = [
      ("GET /api/v1/specimens", ""), ("GET \(keeper)", ""), ("HEAD \(keeper)", ""),
      ("POST /api/v1/keepers", #"{"name":"Bea"}"#), ("PATCH \(keeper)", #"{"name":"Cleo"}"#),
      ("POST /api/v1/admin/projections/specimen_list/resume", "{}"), ("GET /health/ready", ""),
    ]
    // Streams stay open, so there are few of them.
    let some = Array(repeatElement(asked, count: 14).joined()) + [("GET /api/v1/events", "")]
    _ = try await get("/api/v1/specimens", atLeast: position)
    return await offPool { [port] in
      NoiseReport(
        port: port, count: count, seed: seed, asking: some.map { (line: $0.0, body: $0.1) }, position: position)
    }
  }
}
