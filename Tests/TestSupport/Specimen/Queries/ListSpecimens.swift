package import Foundation
package import Kernel
import Queries
package import QueryPorts

package struct ListSpecimensQuery: Query {
  package typealias Answer = Page<SpecimenView>

  package static let policy = Policy.roles([.admin, .agent])
  package static let reads = [ReadModel.specimenList]

  package let keeperID: UUID?
  package let page: PageRequest<SpecimenSort>

  package init(keeperID: UUID? = nil, page: PageRequest<SpecimenSort> = PageRequest()) {
    self.keeperID = keeperID
    self.page = page
  }
}

struct ListSpecimensQueryService: QueryService {
  let specimens: any SpecimenQueryGateway

  func execute(_ query: ListSpecimensQuery, _ context: QueryContext) async throws -> Snapshot<Page<SpecimenView>> {
    try await specimens.listSpecimens(of: query.keeperID, query.page)
  }
}
