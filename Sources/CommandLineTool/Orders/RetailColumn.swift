/// A column of the Online Retail format that the importer reads; others, such as `Description`, are passed over.
package enum RetailColumn: Int, CaseIterable, Sendable {
  case invoice, product, quantity, date, price, customer, country

  /// As the data set calls it.
  package var title: String {
    switch self {
    case .invoice: "InvoiceNo"
    case .product: "StockCode"
    case .quantity: "Quantity"
    case .date: "InvoiceDate"
    case .price: "UnitPrice"
    case .customer: "CustomerID"
    case .country: "Country"
    }
  }

  /// The refusal of a line whose field is not of its form.
  var code: String {
    switch self {
    case .invoice: "malformed_invoice_no"
    case .product: "malformed_stock_code"
    case .quantity: "malformed_quantity"
    case .date: "malformed_invoice_date"
    case .price: "malformed_unit_price"
    case .customer: "malformed_customer_id"
    case .country: "malformed_country"
    }
  }

  /// The column of this name, whatever its case and whatever stands between its letters: `customer_id`, `Customer ID`.
  init?(named name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let found = Self.allCases.first(where: { $0.names.contains(letters) }) else { return nil }
    self = found
  }

  private var names: [String] {
    switch self {
    case .invoice: ["invoiceno", "invoice", "invoicenumber"]
    case .product: ["stockcode", "productcode", "productid"]
    case .quantity: ["quantity", "qty"]
    case .date: ["invoicedate", "date"]
    case .price: ["unitprice", "price"]
    case .customer: ["customerid", "customer", "customerno", "customernumber"]
    case .country: ["country"]
    }
  }
}
