package import Kernel
package import QueryPorts

/// What was sold tells of all customers at once, so it is not for customers.
package struct ListProductSalesQuery: Query {
  package typealias Answer = ProductSales?

  package static let policy = Policy.roles([.admin, .agent])
  package static let reads = [ReadModel.productSales]

  package let id: String
  package let period: DayPeriod

  package init(id: String, period: DayPeriod) {
    self.id = id
    self.period = period
  }
}

package struct ListProductSalesQueryService: QueryService {
  private let products: any ProductQueryGateway

  package init(products: any ProductQueryGateway) {
    self.products = products
  }

  package func execute(
    _ query: ListProductSalesQuery, _ context: QueryContext
  ) async throws -> Snapshot<ProductSales?> {
    try await products.listProductSales(query.id, in: query.period)
  }
}
