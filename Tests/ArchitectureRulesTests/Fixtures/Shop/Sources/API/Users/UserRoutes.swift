import Commands
import Queries

package struct UserRoutes: Sendable {
  let deps: QueryDeps

  package func answer() async throws -> Bool {
    let service = deps.getUser()  // plant: A1
    return try await service.execute(GetUserQuery()) != nil  // plant: A1
  }
}
