import API
import Composition
import HTTPValues
import Kernel
import TestSupport
import Testing

/// What is given to whoever reaches it is not given to who comes through a proxy, or under a name that others resolve.
@Suite struct DoorTests {
  private static let operators = ["/metrics", "/openapi.json", "/api/v1/admin/projections"]
  private let admin = Principal(id: "test", role: .admin)

  private func status(_ target: String, _ headers: HTTPHeaders = [:], of application: HTTPApplication) async throws
    -> Int
  {
    await application.respond(to: try #require(HTTPRequest(method: .get, target: target, headers: headers))).status
  }

  @Test func clientsFindNothingOfTheOperators() async throws {
    try await Cabinet.open { cabinet async throws in
      let clients = try cabinet.service.application(for: admin, door: .clients)
      for target in Self.operators {
        #expect(try await status(target, of: clients) == 404, "\(target)")
        #expect(try await status(target, ["Host": "localhost"], of: clients) == 404, "\(target)")
      }
      let pause = HTTPRequest(method: .post, target: "/api/v1/admin/projections/specimen_list/pause")
      #expect(await clients.respond(to: try #require(pause)).status == 404)
      for target in ["/health/live", "/problems/not-found", "/api/v1/specimens"] {
        let proxied: HTTPHeaders = ["Host": "api.example.org", "X-Forwarded-For": "10.0.0.7"]
        #expect(try await status(target, proxied, of: clients) == 200, "\(target)")
      }
    }
  }

  @Test func operatorsFindTheirRoutesAndNoneOfTheClients() async throws {
    try await Cabinet.open { cabinet async throws in
      let door = Door.operations(host: "127.0.0.1", names: [])
      let operators = try cabinet.service.application(for: admin, door: door)
      for target in Self.operators + ["/health/ready", "/problems/not-found"] {
        #expect(try await status(target, ["Host": "127.0.0.1:9080"], of: operators) == 200, "\(target)")
      }
      #expect(try await status("/api/v1/specimens", of: operators) == 404)
      let nobody = try cabinet.service.application(for: nil, door: door)
      #expect(try await status("/api/v1/admin/projections", of: nobody) == 401)
    }
  }

  private static let ownNames = [
    "localhost", "LOCALHOST:8080", "app.localhost:8080", "127.0.0.1", "127.0.0.1:8080", "127.9.9.9:1", "[::1]:8080",
    "[::1]",
  ]

  @Test func namesOfThisMachineAreTaken() async throws {
    try await Cabinet.open { cabinet async throws in
      for door in [Door.development, .operations(host: "127.0.0.1", names: []), .operations(host: "::1", names: [])] {
        let application = try cabinet.service.application(for: admin, door: door)
        for host in Self.ownNames {
          #expect(try await status("/metrics", ["Host": host], of: application) == 200, "\(host)")
        }
      }
    }
  }

  private static let otherNames = [
    "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.7:8080", "8.8.8.8", "[::2]:8080",
    "localhost:8080:8080", "localhost:x", "[::1", "[::1]x", "notlocalhost", "localhost.", "0.0.0.0", "127.1", "::1",
  ]

  @Test func anyOtherNameIsRefused() async throws {
    try await Cabinet.open { cabinet async throws in
      let before = cabinet.service.head
      for door in [Door.development, .operations(host: "127.0.0.1", names: [])] {
        let application = try cabinet.service.application(for: admin, door: door)
        for host in Self.otherNames {
          for target in ["/metrics", "/api/v1/admin/projections", "/nowhere"] {
            let request = try #require(HTTPRequest(method: .get, target: target, headers: ["Host": host]))
            let answer = await application.respond(to: request)
            #expect(answer.status == 403, "\(host) \(target)")
            #expect(answer.problem == "host-not-allowed", "\(host) \(target)")
          }
        }
      }
      #expect(cabinet.service.head == before)
    }
  }

  @Test func beyondLoopbackAddressesAndListedNamesAreTaken() async throws {
    try await Cabinet.open { cabinet async throws in
      let door = Door.operations(host: "0.0.0.0", names: ["tandem.internal"])
      let application = try cabinet.service.application(for: nil, door: door)
      for (host, wanted) in [
        ("10.0.0.7:9080", 200), ("[fd00::7]:9080", 200), ("Tandem.internal:9080", 200), ("localhost", 200),
        ("evil.example:9080", 403), ("x.tandem.internal", 403),
      ] {
        #expect(try await status("/metrics", ["Host": host], of: application) == wanted, "\(host)")
      }
    }
  }

  private static let ofProxies = [
    "Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Forwarded-Proto", "X-FORWARDED-SERVER", "X-Real-IP", "Via",
  ]

  @Test func whatAProxyPassedOnIsRefused() async throws {
    try await Cabinet.open { cabinet async throws in
      for door in [Door.development, .operations(host: "0.0.0.0", names: [])] {
        let application = try cabinet.service.application(for: admin, door: door)
        for name in Self.ofProxies {
          let headers: HTTPHeaders = ["Host": "127.0.0.1:8080", name: "for=10.0.0.7"]
          let answer = await application.respond(
            to: try #require(HTTPRequest(method: .get, target: "/metrics", headers: headers)))
          #expect(answer.status == 403, "\(name)")
          #expect(answer.problem == "forwarded-request", "\(name)")
        }
      }
    }
  }
}
