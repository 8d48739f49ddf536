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

  @Test func whatTheServerRefusesIsAProblemToo() async throws {
    try await Cabinet.open { cabinet async throws in
      let application = try cabinet.service.application(for: nil)
      let answer = application.refuse(HTTPFault(status: 413, code: "body-too-large", detail: "Too much."))
      #expect(answer.status == 413)
      #expect(answer.problem == "body-too-large")
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
    }
  }
}
