enum OperationsPaths {
  static let projections = RoutePath("/api/v1/admin/projections")
  static let projection: RoutePath<String> = projections / .text("name")
  static let events = RoutePath("/api/v1/events")
}
