package import API
import Commands
import Foundation
import Queries
import QueryPorts

package enum SpecimenRoutes {
  package static let all = [
    nameKeeper, renameKeeper, getKeeper, collectSpecimen, relabelSpecimen, discardSpecimen, getSpecimen, listSpecimens,
  ]

  private static let keepers = RoutePath("/api/v1/keepers")
  private static let keeper: RoutePath<UUID> = keepers / .uuid("id")
  private static let specimens = RoutePath("/api/v1/specimens")
  private static let specimen: RoutePath<UUID> = specimens / .uuid("id")

  struct NameBody: Decodable {
    let name: String
  }

  struct SpecimenBody: Decodable {
    let keeperID: UUID
    let label: String
    let count: Int
  }

  struct CollectedBody: Codable {
    let id: UUID
    let version: Int
    let tag: String
  }

  struct LabelBody: Decodable {
    let label: String
  }

  private static let nameKeeper = Route.post(
    keepers, summary: "Name a keeper", takes: .body(NameBody.self), answers: .created(at: keeper)
  ) {
    NameKeeperCommand(name: $0.body.name)
  }

  private static let renameKeeper = Route.patch(
    keeper, summary: "Give a keeper another name", takes: .mergePatch(NameBody.self), answers: .changed
  ) {
    RenameKeeperCommand(keeperID: $0.path, version: $0.version, name: $0.body.name)
  }

  private static let getKeeper = Route.get(keeper, summary: "One keeper", answers: .one(KeeperView.self)) {
    GetKeeperQuery(id: $0)
  }

  private static let collectSpecimen = Route.post(
    specimens, summary: "Collect a specimen", takes: .body(SpecimenBody.self),
    answers: .json(
      201, CollectedBody.self, version: \.version, at: { specimen.address(of: $0.id) }
    ) { collected, _ in
      CollectedBody(id: collected.id, version: collected.version, tag: collected.tag)
    }
  ) {
    CollectSpecimenCommand(keeperID: $0.body.keeperID, label: $0.body.label, count: $0.body.count)
  }

  private static let relabelSpecimen = Route.patch(
    specimen, summary: "Give a specimen another label", takes: .mergePatch(LabelBody.self), answers: .changed
  ) {
    RelabelSpecimenCommand(specimenID: $0.path, version: $0.version, label: $0.body.label)
  }

  private static let discardSpecimen = Route.delete(
    specimen, summary: "Discard a specimen", takes: .version, answers: .changed
  ) {
    DiscardSpecimenCommand(specimenID: $0.path, version: $0.version)
  }

  private static let getSpecimen = Route.get(specimen, summary: "One specimen", answers: .one(SpecimenView.self)) {
    GetSpecimenQuery(id: $0)
  }

  private static let listSpecimens = Route.get(
    specimens, summary: "Specimens, page by page", answers: .page(of: SpecimenView.self)
  ) { _, query in
    ListSpecimensQuery(keeperID: query.uuid("keeper_id"), page: query.page())
  }
}
