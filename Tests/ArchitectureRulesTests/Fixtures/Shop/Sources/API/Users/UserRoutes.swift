import Commands
import Queries

package struct UserRoutes: Sendable {
  let service: GetUserQueryService

  package func answer() async throws -> Bool {
    try await service.execute(GetUserQuery()) != nil  // plant: A1
  }
}
