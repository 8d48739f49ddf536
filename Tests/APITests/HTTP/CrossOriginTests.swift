import API
import Composition
import Foundation
import HTTPValues
import Kernel
import TestSupport
import Testing

/// What a page in a browser may do and read.
@Suite struct CrossOriginTests {
  private static let app = "https://app.example.org"
  private let admin = Principal(id: "test", role: .admin)

  private func send(
    _ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders, to application: HTTPApplication
  ) async throws -> HTTPResponse {
    await application.respond(to: try #require(HTTPRequest(method: method, target: target, headers: headers)))
  }

  private func bothDoors(of cabinet: Cabinet, origins: [String] = []) throws -> [HTTPApplication] {
    try [Door.development, .clients].map {
      try cabinet.service.application(for: admin, door: $0, origins: origins)
    }
  }

  /// A request without a body needs no preflight, and its effect is had though the page can't read the answer.
  private static let foreign: [[String: String]] = [
    ["Origin": "https://evil.example"], ["Origin": "null"], ["Origin": "http://localhost:3000"],
    ["Origin": "http://127.0.0.1:8080.evil.example"],
    ["Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"],
    ["Origin": "http://other.localhost:8080", "Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "cross-site"],
    ["Origin": "http://localhost:8080", "Sec-Fetch-Site": "cross-site"], ["Origin": ""],
  ]

  @Test func aPageOfAnotherOriginChangesNothing() async throws {
    try await Cabinet.open { cabinet async throws in
      let before = cabinet.service.head
      let applications = try bothDoors(of: cabinet)
      for (application, sent) in applications.flatMap({ a in Self.foreign.map { (a, $0) } }) {
        var headers: HTTPHeaders = ["Host": "localhost:8080", "If-Match": "*"]
        for (name, value) in sent { headers.add(name, value) }
        for (method, target) in [
          (HTTPMethod.post, "/api/v1/admin/projections/specimen_list/pause"), (.post, "/api/v1/keepers"),
          (.delete, cabinet.keeperAddress), (.patch, cabinet.keeperAddress), (.put, "/nowhere"),
        ] {
          let answer = try await send(method, target, headers, to: application)
          #expect(answer.status == 403, "\(sent) \(method) \(target)")
          #expect(answer.problem == "origin-not-allowed", "\(sent) \(method) \(target)")
          #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
        }
      }
      #expect(cabinet.service.head == before)
    }
  }

  private static let own: [[String: String]] = [
    [:], ["Origin": "http://localhost:8080"], ["Origin": "https://localhost:8080"], ["Sec-Fetch-Site": "none"],
    ["Origin": "http://localhost:8080", "Sec-Fetch-Site": "same-origin"],
    ["Origin": "https://behind.a.proxy", "Sec-Fetch-Site": "same-origin"],
  ]

  @Test func itsOwnPagesAndWhoIsNoBrowserAreServed() async throws {
    try await Cabinet.open { cabinet async throws in
      let applications = try bothDoors(of: cabinet)
      for (application, sent) in applications.flatMap({ a in Self.own.map { (a, $0) } }) {
        var headers: HTTPHeaders = ["Host": "LocalHost:8080"]
        for (name, value) in sent { headers.add(name, value) }
        // There is no body, so it is let in and refused for that.
        #expect(try await send(.post, "/api/v1/keepers", headers, to: application).status == 415, "\(sent)")
      }
    }
  }

  @Test func closedIsWithoutAWord() async throws {
    try await Cabinet.open { cabinet async throws in
      for application in try bothDoors(of: cabinet) {
        let read = try await send(.get, "/api/v1/specimens", ["Origin": Self.app], to: application)
        #expect(read.status == 200)
        let asked = try await send(
          .options, "/api/v1/specimens", ["Origin": Self.app, "Access-Control-Request-Method": "GET"], to: application)
        #expect(asked.problem == "origin-not-allowed")
        for answer in [read, asked] {
          #expect(!answer.headers.pairs.contains { $0.name.hasPrefix("Access-Control") || $0.name == "Vary" })
        }
      }
    }
  }

  @Test func anAllowedPageIsToldBeforehandWhatItMaySend() async throws {
    try await Cabinet.open { cabinet async throws in
      // Browsers ask without credentials.
      let nobody = try cabinet.service.application(for: nil, door: .clients, origins: ["https://b.example", Self.app])
      let asking: HTTPHeaders = [
        "Origin": Self.app, "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,content-type,if-match", "Sec-Fetch-Site": "cross-site",
      ]
      let answer = try await send(.options, cabinet.keeperAddress, asking, to: nobody)
      #expect(answer.status == 204)
      #expect(answer.body.isEmpty)
      #expect(answer.headers["Access-Control-Allow-Origin"] == Self.app)
      #expect(answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, PATCH")
      #expect(answer.headers["Access-Control-Allow-Credentials"] == nil)
      #expect(answer.headers["Access-Control-Max-Age"] == "600")
      #expect(answer.headers.all("Vary") == ["Origin"])
      let names = answer.headers["Access-Control-Allow-Headers"]?.components(separatedBy: ", ") ?? []
      for name in [
        "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID",
        "Min-Position",
        "Prefer", "traceparent",
      ] {
        #expect(names.contains(name), "\(name)")
      }
      var other = asking
      other["Origin"] = "https://evil.example"
      let refused = try await send(.options, cabinet.keeperAddress, other, to: nobody)
      #expect(refused.problem == "origin-not-allowed")
      #expect(refused.headers.all("Vary") == ["Origin"])
      #expect(refused.headers["Access-Control-Allow-Origin"] == nil)
    }
  }

  @Test func anAllowedPageReadsAnswersAndRefusalsWithTheirHeaders() async throws {
    try await Cabinet.open { cabinet async throws in
      let application = try cabinet.service.application(for: admin, door: .clients, origins: [Self.app])
      let headers: HTTPHeaders = ["Origin": Self.app, "Sec-Fetch-Site": "cross-site"]
      let fault = HTTPFault(status: 431, code: "headers-too-large", detail: "Too much.")
      let answers = [
        try await send(.get, "/api/v1/specimens", headers, to: application),
        try await send(.get, "/nowhere", headers, to: application),
        try await send(.post, "/api/v1/keepers", headers, to: application),
        try await send(.delete, "/api/v1/keepers", headers, to: application),
        application.refuse(fault, KnownOfRequest(path: "/a", headers: headers)),
      ]
      #expect(answers.map(\.status) == [200, 404, 415, 405, 431])
      for answer in answers {
        #expect(answer.headers["Access-Control-Allow-Origin"] == Self.app, "\(answer.status)")
        #expect(answer.headers.all("Vary") == ["Origin"], "\(answer.status)")
        let exposed = answer.headers["Access-Control-Expose-Headers"]?.components(separatedBy: ", ") ?? []
        for name in [
          "ETag", "Location", "X-Position", "X-Read-Position", "Retry-After", "Link", "Idempotency-Replayed",
          "Preference-Applied", "WWW-Authenticate", "Allow",
        ] {
          #expect(exposed.contains(name), "\(name)")
        }
      }
      let others = try await send(.get, "/api/v1/specimens", ["Origin": "https://evil.example"], to: application)
      #expect(others.headers.all("Vary") == ["Origin"])
      #expect(others.headers["Access-Control-Allow-Origin"] == nil)
      let plain = try await send(.get, "/api/v1/specimens", [:], to: application)
      #expect(plain.headers.all("Vary") == ["Origin"], "a cache must not give it to a page")
    }
  }
}
