import HTTPValues
import TestSupport
import Testing

/// The type of a body is compared, its parameters are not.
@Suite struct MediaTypeTests {
  private func name(as type: String?, in cabinet: Cabinet) async -> HTTPResponse {
    await cabinet.send(.post, "/api/v1/keepers", headers: ["Content-Type": type ?? ""], json: #"{"name":"Bea"}"#)
  }

  @Test(arguments: ["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;x=1"])
  func whatIsJSONByAnySpelling(_ type: String) async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await name(as: type, in: cabinet).status == 201)
    }
  }

  @Test(arguments: ["text/plain", "application/jsonp", "application/merge-patch+json", "json", ""])
  func whatIsNot(_ type: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await name(as: type, in: cabinet)
      #expect(answer.status == 415)
      #expect(answer.problem == "unsupported-media-type")
    }
  }
}
