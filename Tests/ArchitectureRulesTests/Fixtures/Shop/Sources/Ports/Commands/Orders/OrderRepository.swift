import Domain

package protocol OrderRepository: Sendable {
  func load(_ id: OrderID, in transaction: any Transaction) throws -> Order?
  func loadLatest(in transaction: any Transaction) throws -> Order?  // decoy: C3
  func save(_ order: Order, in transaction: any Transaction) throws
}

extension OrderRepository {
  package func archive(in transaction: any Transaction) {}  // plant: C3
}

package protocol OrderWriter: Sendable {
  func createRow(_ id: Int, in transaction: any Transaction)
  func updateRow(_ id: Int)  // plant: C3
  func upsertRow(_ id: Int, in transaction: any Transaction)  // plant: C3
  var rowCount: Int { get }  // plant: C3
}

package protocol OrderQueue: Sendable {
  func enqueue(_ id: Int, in transaction: any Transaction)  // decoy: C3
  func peek(in transaction: any Transaction) -> Int  // plant: C3
}

package protocol OrderArchive: Sendable {
  func store(_ id: Int)  // plant: C3
}

package protocol OrderVault: Sendable {
  func keep(_ id: Int, in transaction: any Transaction)  // plant: C3
}

package protocol OrderNumbering: Sendable {
  func number(_ id: Int) -> Int  // decoy: C3
}

package func makeRepository() -> (any OrderRepository)? { nil }
