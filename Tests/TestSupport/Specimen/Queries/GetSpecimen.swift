package import Foundation
package import Kernel
import Queries
package import QueryPorts

package struct GetSpecimenQuery: Query {
  package typealias Answer = Versioned<SpecimenView>?

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.specimenList]

  package let id: UUID
  package var row: String? { "\(id)" }

  package init(id: UUID) {
    self.id = id
  }
}

struct GetSpecimenQueryService: QueryService {
  let specimens: any SpecimenQueryGateway

  func execute(_ query: GetSpecimenQuery, _ context: QueryContext) async throws -> Snapshot<Versioned<SpecimenView>?> {
    let found = try await specimens.getSpecimen(query.id)
    guard let specimen = found.value, context.principal?.owns(.keeper(specimen.view.keeperID)) == true else {
      return Snapshot(nil, at: found.position)
    }
    return found
  }
}
