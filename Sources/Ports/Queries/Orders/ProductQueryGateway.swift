package protocol ProductQueryGateway: Sendable {
  /// Nil when no event names such a product.
  func getProduct(_ id: String) async throws -> Snapshot<Versioned<ProductView>?>

  /// Nil when no event names such a product.
  func listProductSales(_ id: String, in period: DayPeriod) async throws -> Snapshot<ProductSales?>
}
