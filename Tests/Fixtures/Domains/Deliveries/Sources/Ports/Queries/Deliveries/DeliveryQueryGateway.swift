package import Foundation

package protocol DeliveryQueryGateway: Sendable {
  /// Nil when there is no such delivery.
  func getDelivery(_ id: UUID) async throws -> Snapshot<Versioned<DeliveryView>?>

  /// Throws `UnknownCursor` for a cursor of another order.
  func listDeliveries(
    _ filter: DeliveryFilter, _ page: PageRequest<DeliverySort>
  ) async throws -> Snapshot<Page<DeliveryView>>
}

package struct DeliveryFilter: Hashable, Sendable {
  package let status: DeliveryViewStatus?

  package init(status: DeliveryViewStatus? = nil) {
    self.status = status
  }
}

package enum DeliverySort: String, ListSort {
  case announcedAt = "announced_at"

  package static let standard = DeliverySort.announcedAt
  package static let standardDirection = SortDirection.desc
}

extension ReadModel {
  /// A row a delivery.
  package static let deliveries = ReadModel("deliveries")
}
