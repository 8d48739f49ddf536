import SQLiteStore

extension EventLogFile {
  package func available(of product: String) throws -> Int? {
    try connection.first("SELECT available FROM product_stock WHERE product_id = ?", product) { try $0.int(0) }
  }
}
