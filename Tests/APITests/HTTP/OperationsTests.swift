import API
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct OperationsTests {
  @Test func itLivesAndSaysWhatItIsReadyFor() async throws {
    try await Shop.open { shop async throws in
      let live = await shop.send(.get, "/health/live")
      #expect(live.status == 200)
      #expect(try live.text("status") == "live")
      let stock = await shop.send(.post, "/api/v1/products/22423/stock", json: #"{"quantity":5}"#)
      _ = try await shop.get("/api/v1/orders", after: stock)
      let ready = await shop.send(.get, "/health/ready")
      let checks = try #require(try ready.json["checks"]?.elements)
      #expect(
        checks.compactMap { $0["name"] } == [
          .string("stopping"), .string("writer"), .string("projection order_summary"),
          .string("projection customer_overview"), .string("projection product_sales"),
        ])
    }
  }

  @Test func oneFailedCheckIs503ByName() async throws {
    try await Shop.open { shop async throws in
      let checks = [ReadinessCheck("writer") { nil }, ReadinessCheck("disk") { "full" }]
      let application = try shop.service.application(for: nil, checks: checks)
      let answer = await application.respond(to: try #require(HTTPRequest(method: .get, target: "/health/ready")))
      #expect(answer.status == 503)
      #expect(
        String(decoding: answer.body, as: UTF8.self)
          == #"{"status":"not ready","checks":[{"name":"writer","status":"ok"},"#
          + #"{"name":"disk","status":"failed","detail":"full"}]}"#)
    }
  }

  @Test(arguments: [
    (HTTPMethod.get, "/api/v1/products/22423"), (.get, "/api/v1/admin/projections"),
    (.post, "/api/v1/admin/projections/order_summary/resume"), (.get, "/health/live"), (.get, "/metrics"),
    (.get, "/openapi.json"), (.get, "/problems/not-found"), (.post, "/api/v1/products/22423/stock"),
  ])
  func whereThereAreNoParametersEachIsRefused(_ method: HTTPMethod, _ path: String) async throws {
    try await Shop.open { shop async throws in
      let json = path.hasSuffix("stock") ? #"{"quantity":5}"# : nil
      let answer = await shop.send(method, path + "?min_position=4", json: json)
      #expect(answer.status == 400)
      let text = String(decoding: answer.body, as: UTF8.self)
      #expect(text.contains(#"{"pointer":"query:min_position","detail":"unknown; this address takes none"}"#))
    }
  }

  @Test func metricsAreForThisMachineAlone() async throws {
    try await Shop.open { shop async throws in
      let application = try shop.service.application(for: nil)
      for (peer, status) in [("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 404), ("1127.0.0.1", 404)] {
        let request = try #require(HTTPRequest(method: .get, target: "/metrics", peer: peer))
        #expect(await application.respond(to: request).status == status, "\(peer)")
      }
    }
  }

  @Test func requestsAreCountedByRouteAndClassOfStatus() async throws {
    try await Shop.open { shop async throws in
      _ = await shop.send(.get, "/api/v1/orders/7")
      let text = String(decoding: await shop.send(.get, "/metrics").body, as: UTF8.self)
      let series = text.split(separator: "\n").filter {
        $0.hasPrefix("http_server_request_duration_seconds_count") && $0.contains("\"/api/v1/orders/{id}\"")
          && $0.contains("4xx")
      }
      #expect(series.count == 1)
      #expect(series.first?.hasSuffix(" 1") == true)
    }
  }
}
