import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

/// Lists, page by page.
@Suite struct PagesTests {
  private func withSpecimens(_ count: Int, _ body: (Cabinet) async throws -> Void) async throws {
    try await Cabinet.open { cabinet async throws in
      for _ in 0..<count { _ = try await cabinet.specimen() }
      let last = await cabinet.rename("Bea")
      await cabinet.service.caughtUp(to: try #require(PositionToken(try last.text("position"))))
      try await body(cabinet)
    }
  }

  @Test func aPageTellsItsPlaceInTheWhole() async throws {
    try await withSpecimens(3) { cabinet async throws in
      let answer = await cabinet.send(.get, "/api/v1/specimens?limit=2")
      #expect(answer.status == 200)
      #expect(try answer.names == ["items", "total", "limit", "offset", "has_next", "has_prev", "next_cursor"])
      #expect(try answer.integer("total") == 3)
      #expect(try answer.integer("limit") == 2)
      #expect(try answer.integer("offset") == 0)
      #expect(try answer.json["has_next"] == .bool(true))
      #expect(try answer.json["has_prev"] == .bool(false))
      #expect(try answer.json["items"]?.elements.count == 2)
      #expect(answer.headers["X-Read-Position"] != nil)
    }
  }

  @Test func linksLeadToTheNeighboursAndKeepTheFilters() async throws {
    try await withSpecimens(5) { cabinet async throws in
      let query = "limit=2&keeper_id=\(cabinet.keeper)&sort_order=desc"
      let first = await cabinet.send(.get, "/api/v1/specimens?\(query)")
      #expect(first.headers["Link"] == "</api/v1/specimens?\(query)&offset=2>; rel=\"next\"")
      let middle = await cabinet.send(.get, "/api/v1/specimens?limit=2&offset=2")
      #expect(
        middle.headers["Link"]
          == "</api/v1/specimens?limit=2&offset=4>; rel=\"next\", </api/v1/specimens?limit=2&offset=0>; rel=\"prev\"")
      #expect(await cabinet.send(.get, "/api/v1/specimens?limit=5").headers["Link"] == nil)
    }
  }

  @Test func aLinkLeadsToTheSameListHoweverItsAddressIsWritten() async throws {
    try await withSpecimens(5) { cabinet async throws in
      let first = await cabinet.send(.get, "/api/v1/%73pecimens?limit=2")
      #expect(first.headers["Link"] == "</api/v1/%73pecimens?limit=2&offset=2>; rel=\"next\"")
      #expect(try await cabinet.service.countByLinks(from: "/api/v1/%73pecimens?limit=2") == 5)
    }
  }

  @Test func aCursorsLinksGoThroughTheWholeList() async throws {
    try await withSpecimens(5) { cabinet async throws in
      let cursor = try await cabinet.send(.get, "/api/v1/specimens?limit=2").text("next_cursor")
      #expect(try await 2 + cabinet.service.countByLinks(from: "/api/v1/specimens?limit=2&cursor=\(cursor)") == 5)
    }
  }

  @Test func allFaultsOfTheQueryAreToldAtOnce() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(
        .get, "/api/v1/specimens?limit=101&offset=-1&sort_by=name&sort_order=up&keeper_id=7&colour=red&cursor=x")
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-request")
      #expect(
        try Set(answer.pointers) == [
          "query:limit", "query:offset", "query:sort_by", "query:sort_order", "query:keeper_id", "query:colour",
          "query:cursor",
        ])
    }
  }

  @Test(arguments: [
    "limit=0", "limit=01", "limit=", "limit=1&limit=2", "offset=10001", "offset=0&cursor=cGxhY2VkX2F0LmRlc2N8MXx4",
    "sort_by=Count", "unknown",
  ])
  func aParameterOfAnotherFormIs400(_ query: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, "/api/v1/specimens?\(query)")
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-request")
    }
  }

  @Test func aCursorOfAnotherOrderIs400() async throws {
    try await withSpecimens(3) { cabinet async throws in
      let cursor = try await cabinet.send(.get, "/api/v1/specimens?limit=2").text("next_cursor")
      let answer = await cabinet.send(.get, "/api/v1/specimens?limit=2&sort_order=desc&cursor=\(cursor)")
      #expect(answer.status == 400)
      #expect(answer.problem == "unknown-cursor")
    }
  }
}
