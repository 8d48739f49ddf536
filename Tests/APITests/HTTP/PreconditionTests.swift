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
        var request = try RouteTable.request(for: route)
        request.headers["If-Match"] = nil
        let answer = await cabinet.send(request)
        #expect(answer.status == 428, "\(route.method) \(route.path)")
        #expect(answer.problem == "precondition-missing")
      }
      #expect(cabinet.service.head == before)
    }
  }

  /// A weak tag is none by the strong comparison (RFC 9110, 13.1.1), and one of another server is no version of ours.
  private static let otherVersions = [
    #""2""#, #""0""#, #""7.4211""#, #""2", "3""#, #"W/"1""#, #"W/"1", "2""#, #""x", "2""#, #"W/"1.4211""#,
    #""999999999999999999""#,
  ]

  @Test func anotherVersionIs412() async throws {
    try await Cabinet.open { cabinet async throws in
      for tag in Self.otherVersions {
        let specimen = try await cabinet.specimen()
        let before = cabinet.service.head
        let answers = [
          await cabinet.send(.delete, specimen, headers: ["If-Match": tag]),
          await cabinet.patch(cabinet.keeperAddress, ifMatch: tag, json: #"{"name":"Bea"}"#),
        ]
        for answer in answers {
          #expect(answer.status == 412, "\(tag)")
          #expect(answer.problem == "version-conflict")
        }
        #expect(cabinet.service.head == before)
      }
    }
  }

  @Test(arguments: [
    #""1""#, #""1.4211""#, "*", #""1", "2""#, #""2", "1""#, #""1.5","9.9""#, #""9.9" , "1.5""#, "\"2\"\t,\t\"1\"",
    #", ,"2",, "1","#, #"W/"2", "1""#, #"W/"1", "1""#, #""of-another-server", "1""#, #""a,b", "1""#, #""é", "1""#,
  ])
  func thePresentVersionOrAnyWillDo(_ tag: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let specimen = try await cabinet.specimen()
      #expect(await cabinet.patch(cabinet.keeperAddress, ifMatch: tag, json: #"{"name":"Bea"}"#).status == 200)
      #expect(await cabinet.send(.delete, specimen, headers: ["If-Match": tag]).status == 200)
    }
  }

  @Test func itsLinesAreOneList() async throws {
    try await Cabinet.open { cabinet async throws in
      for (first, second, status) in [("9", "1", 200), ("2", "9", 200), ("8", "9", 412)] {
        var headers: HTTPHeaders = ["Content-Type": "application/merge-patch+json"]
        headers.add("If-Match", "\"\(first)\"")
        headers.add("if-match", "\"\(second)\"")
        let json = #"{"name":"\#(first)"}"#
        let answer = await cabinet.send(.patch, cabinet.keeperAddress, headers: headers, json: json)
        #expect(answer.status == status, "\(first), \(second)")
      }
    }
  }

  /// What is no list of tags, and what holds no tag that this server could have given out.
  private static let noTags = [
    "1", #""""#, #""x""#, #""-1""#, #""+1""#, #""01""#, #""1.""#, #"".1""#, #""1.05""#, #""1.2.3""#, #""1.anything""#,
    #""1 ""#, #""1""2""#, #""1" "2""#, #""1"; "2""#, #"w/"1""#, #"W/1"#, #"W/ "1""#, #""1", 2"#, #"*, "1""#, "**",
    "*, *",
    #""1"#, "\"", "", ",", #""٣""#, #""1000000000000000000""#, #""99999999999999999999""#,
  ]

  @Test func whatIsNoETagIs400() async throws {
    try await Cabinet.open { cabinet async throws in
      for tag in Self.noTags {
        let specimen = try await cabinet.specimen()
        let answer = await cabinet.send(.delete, specimen, headers: ["If-Match": tag])
        #expect(answer.status == 400, "\(tag)")
        #expect(try answer.pointers == ["header:If-Match"])
      }
    }
  }
}
