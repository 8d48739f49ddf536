extension ReadModel {
  /// Orders with their customer's name, and what lists of them count.
  package static let orderSummary = ReadModel("order_summary")
  /// A row a customer, with what they bought by month.
  package static let customerOverview = ReadModel("customer_overview")
  /// Products with their free stock, and what was sold of them by day.
  package static let productSales = ReadModel("product_sales")
}
