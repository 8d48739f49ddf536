import SQLiteStore

/// Ways around what a reader is lent.
struct SlyAsking {
  let source: ReadSource
  let pool: ReadPool  // plant: Q3
  let other: Pool  // plant: Q3
  let lender: Lender  // plant: Q3

  func counted() -> Int { source.pool.read { $0.all("SELECT id FROM orders").count } }  // plant: Q3
  func held() -> Int { Connection().all("SELECT id FROM orders").count }  // plant: Q3
  func asked(_ row: Row, _ text: SQL) -> Int { row.int(text.text.count) }  // decoy: Q3

  #if OLD_WAY
    func old(_ writing: WriteTransaction) {}  // plant: Q3
  #endif
}
