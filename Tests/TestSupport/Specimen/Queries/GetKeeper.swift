package import Foundation
package import Kernel
import Queries
package import QueryPorts

/// Read from the writer's own table, so from no read model.
package struct GetKeeperQuery: Query {
  package typealias Answer = Versioned<KeeperView>?

  package static let policy = Policy.signedIn
  package static let reads: [ReadModel] = []

  package let id: UUID

  package init(id: UUID) {
    self.id = id
  }
}

struct GetKeeperQueryService: QueryService {
  let keepers: any KeeperQueryGateway

  func execute(_ query: GetKeeperQuery, _ context: QueryContext) async throws -> Snapshot<Versioned<KeeperView>?> {
    try await keepers.getKeeper(query.id)
  }
}
