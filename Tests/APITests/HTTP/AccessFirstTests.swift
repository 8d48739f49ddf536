import API
import HTTPValues
import Kernel
import TestSupport
import Testing

/// Who may not is told so whatever they sent, and learns nothing of what would be right.
@Suite struct AccessFirstTests {
  @Test(arguments: [(nil, 401), (Role.user, 403), (.agent, 400)])
  func theBodyIsLookedAtLast(_ role: Role?, _ status: Int) async throws {
    try await Cabinet.open { cabinet async throws in
      let application = try cabinet.service.application(for: role.map { Principal(id: "p", role: $0) })
      let request = HTTPRequest(
        method: .post, target: "/api/v1/keepers", headers: ["Content-Type": "application/json"], body: Array("{".utf8))
      #expect(await application.respond(to: try #require(request)).status == status)
    }
  }
}
