import Foundation

/// Where things of this domain are; the addresses that answers name come from here too.
enum DeliveryPaths {
  static let deliveries = RoutePath("/api/v1/deliveries")
  static let delivery: RoutePath<UUID> = deliveries / .uuid("id")
}
