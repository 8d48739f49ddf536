import API
import Composition
import HTTPValues
import JSON
import TestSupport
import Testing

/// A change names the version it was decided on.
@Suite struct PreconditionTests {
  @Test func withoutIfMatchAChangeIs428() async throws {
    try await Cabinet.open { cabinet async throws in
      let specimen = try await cabinet.specimen()
      let before = cabinet.service.head
      for answer in [
        await cabinet.send(.delete, specimen),
        await cabinet.patch(specimen, ifMatch: nil, json: #"{"label":"Moss"}"#),
        await cabinet.patch(cabinet.keeperAddress, ifMatch: nil, json: #"{"name":"Bea"}"#),
      ] {
        #expect(answer.status == 428)
        #expect(answer.problem == "precondition-missing")
      }
      #expect(cabinet.service.head == before)
    }
  }

  @Test func everyRouteThatAsksForAVersionIs428WithoutOne() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      let routes = Feature.every.flatMap(\.routes).filter { route in
        route.parameters.contains { $0.place == .header && $0.name == "If-Match" && $0.isRequired }
      }
      #expect(routes.count >= 3)
      for route in routes {
        let request = try #require(try RouteTable.request(for: route))
        var headers = request.headers
        headers["If-Match"] = nil
        let answer = await cabinet.send(
          request.method, request.target, headers: headers, json: String(decoding: request.body, as: UTF8.self))
        #expect(answer.status == 428, "\(route.method) \(route.path)")
        #expect(answer.problem == "precondition-missing")
      }
      #expect(cabinet.service.head == before)
    }
  }

  @Test(arguments: ["\"2\"", "\"0\"", "\"7.4211\""]) func anotherVersionIs412(_ tag: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let specimen = try await cabinet.specimen()
      let before = cabinet.service.head
      let answers = [
        await cabinet.send(.delete, specimen, headers: ["If-Match": tag]),
        await cabinet.patch(cabinet.keeperAddress, ifMatch: tag, json: #"{"name":"Bea"}"#),
      ]
      for answer in answers {
        #expect(answer.status == 412)
        #expect(answer.problem == "version-conflict")
      }
      #expect(cabinet.service.head == before)
    }
  }

  @Test(arguments: ["\"1\"", "\"1.4211\"", "*"]) func thePresentVersionOrAnyWillDo(_ tag: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let specimen = try await cabinet.specimen()
      #expect(await cabinet.patch(cabinet.keeperAddress, ifMatch: tag, json: #"{"name":"Bea"}"#).status == 200)
      #expect(await cabinet.send(.delete, specimen, headers: ["If-Match": tag]).status == 200)
    }
  }

  @Test(arguments: ["1", "\"\"", "\"x\"", "\"-1\"", "\"1\", \"2\"", "W/\"1\"", "\"", ""])
  func whatIsNoETagIs400(_ tag: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let specimen = try await cabinet.specimen()
      let answer = await cabinet.send(.delete, specimen, headers: ["If-Match": tag])
      #expect(answer.status == 400)
      #expect(try answer.pointers == ["header:If-Match"])
    }
  }
}
