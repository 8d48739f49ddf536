import API
import Composition
import Foundation
import HTTPValues
import TestSupport
import Testing

/// Every problem type that can be answered is an address that explains it.
@Suite struct ProblemCatalogueTests {
  private static let catalogue = ProblemCatalogue(
    Feature.every.flatMap(\.routes) + FrameRoutes.described.routes)
  private static let codes = catalogue.rows.map(\.code)

  @Test func everyCodeInTheSourcesIsInTheCatalogue() throws {
    let found = try ProblemCodes.inSources()
    #expect(found.count > 20)
    for (code, file) in found.sorted(by: { $0.key < $1.key }) {
      #expect(Self.codes.contains(code), "\(code), in \(file)")
    }
  }

  @Test func everyCodeOfTheCatalogueIsAnsweredSomewhere() throws {
    let found = try ProblemCodes.inSources()
    for code in Self.codes { #expect(found[code] != nil, "\(code)") }
  }

  @Test func noCodeStandsTwice() {
    #expect(Set(Self.codes).count == Self.codes.count)
  }

  @Test func everyTypeIsAnAddressThatExplainsIt() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for row in Self.catalogue.rows {
        let (code, meaning) = (row.code, row.meaning)
        let answer = await cabinet.send(.get, "/problems/\(code)")
        #expect(answer.status == 200, "\(code)")
        #expect(answer.headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(String(decoding: answer.body, as: UTF8.self).contains(meaning))
      }
      #expect(await cabinet.send(.get, "/problems/no-such-problem").problem == "not-found")
    }
  }

  @Test func whatTheServerRefusesIsAProblemLikeAllOthers() async throws {
    try await Cabinet.open { cabinet async throws in
      let application = try cabinet.service.application(for: nil)
      let fault = HTTPFault(status: 413, code: "body-too-large", detail: "Too much.")
      let trace = "0af7651916cd43dd8448eb211c80319c"
      let known = KnownOfRequest(path: "/api/v1/a", headers: ["traceparent": "00-\(trace)-b7ad6b7169203331-01"])
      let answer = application.refuse(fault, known)
      #expect(answer.status == 413)
      #expect(answer.problem == "body-too-large")
      #expect(try answer.names == ["type", "title", "status", "detail", "instance", "trace_id"])
      #expect(try answer.text("trace_id") == trace)
      #expect(try answer.text("instance") == "/api/v1/a")
      let other = await application.respond(to: try #require(HTTPRequest(method: .get, target: "/nowhere")))
      #expect(try application.refuse(fault, KnownOfRequest()).text("trace_id").count == 32)
      for name in ["Cache-Control", "X-Content-Type-Options", "Content-Type"] {
        #expect(answer.headers[name] != nil && answer.headers[name] == other.headers[name], "\(name)")
      }
      let metrics = await application.respond(to: try #require(HTTPRequest(method: .get, target: "/metrics")))
      let counted = #"http_server_refused_total{problem="body-too-large",status_class="4xx"} 2"#
      #expect(String(decoding: metrics.body, as: UTF8.self).contains(counted + "\n"))
    }
  }
}
