import Foundation

/// Where things of this domain are; the addresses that answers name come from here too.
enum SupplierPaths {
  static let suppliers = RoutePath("/api/v1/suppliers")
  static let supplier: RoutePath<UUID> = suppliers / .uuid("id")
}
