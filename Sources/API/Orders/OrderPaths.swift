import Foundation

/// Where things of this domain are; the addresses that answers name come from here too.
enum OrderPaths {
  static let orders = RoutePath("/api/v1/orders")
  static let order: RoutePath<UUID> = orders / .uuid("id")
  static let items = order / "items"

  static let customers = RoutePath("/api/v1/customers")
  static let customer: RoutePath<UUID> = customers / .uuid("id")
  static let overview = customer / "overview"

  static let product: RoutePath<String> = RoutePath("/api/v1/products") / .text("id")
}
