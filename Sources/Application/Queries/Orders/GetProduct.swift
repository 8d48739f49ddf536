package import Kernel
package import QueryPorts

package struct GetProductQuery: Query {
  package typealias Answer = Versioned<ProductView>?

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.productSales]

  package let id: String
  package var row: String? { "product \(id)" }

  package init(id: String) {
    self.id = id
  }
}

package struct GetProductQueryService: QueryService {
  private let products: any ProductQueryGateway

  package init(products: any ProductQueryGateway) {
    self.products = products
  }

  package func execute(
    _ query: GetProductQuery, _ context: QueryContext
  ) async throws -> Snapshot<Versioned<ProductView>?> {
    try await products.getProduct(query.id)
  }
}
