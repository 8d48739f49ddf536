import CommandPorts
import Domain
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Testing

@Suite struct StreamVersionTests {
  @Test func `versions count from one within each stream`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.receiveStock(of: "A")
    try await file.receiveStock(of: "B")
    try await file.receiveStock(of: "A")
    _ = try await file.unitOfWork.perform(context()) { try saveEventfulOrder(in: $0) }
    let stored = try file.reading {
      try $0.all("SELECT stream || ' ' || version FROM events ORDER BY position") { try $0.text(0) }
    }
    let stream = "order-0197c0de-0000-7000-8000-000000000001"
    #expect(stored == ["product-A 1", "product-B 1", "product-A 2", stream + " 1", stream + " 2"])
    await file.close()
  }

  @Test func `an order that has moved on since it was loaded is a version conflict`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.save(try order())
    let stale = try #require(try await file.loaded())
    var first = stale
    try first.confirm()
    try await file.save(first)
    var second = stale
    try second.cancel(reason: "late")
    let late = second
    let error = await #expect(throws: VersionConflict.self) { try await file.save(late) }
    #expect(error?.expected == 1)
    #expect(error?.present == 2)
    #expect(try file.positions() == [1, 2])
    #expect(try await file.loaded()?.status == .confirmed)
    #expect(try file.count("SELECT count(*) FROM returnable_lines") == 1)
    await file.close()
  }

  @Test func `an id that is taken is a version conflict`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.save(try order())
    await #expect(throws: VersionConflict.self) { try await file.save(try order()) }
    await file.close()
  }

  @Test func `a stock or a customer that has moved on is a version conflict`() async throws {
    let file = try WriteFile.ofOrders()
    try await file.receiveStock(of: "A")
    await #expect(throws: VersionConflict.self) {
      try await file.unitOfWork.perform(context()) { transaction in
        var stale = ProductStock(untracked: ProductID("A")!)
        try stale.receive(Quantity(1)!)
        try SQLiteStockRepository().save(stale, in: transaction)
        return Done()
      }
    }
    #expect(try file.count("SELECT available FROM product_stock") == 1)
    let customer = try Customer.register(id: customerID, externalRef: "1", name: "Corner Shop", country: "France")
    for isFirst in [true, false] {
      let saving = { @Sendable (transaction: any Transaction) throws -> Done in
        try SQLiteCustomerRepository().save(customer, in: transaction)
        return Done()
      }
      if isFirst {
        _ = try await file.unitOfWork.perform(context(), saving)
      } else {
        await #expect(throws: VersionConflict.self) { try await file.unitOfWork.perform(context(), saving) }
      }
    }
    await file.close()
  }

  @Test func `what was saved is what is loaded`() async throws {
    let file = try WriteFile.ofOrders()
    var saved = try order([item("A", 4), item("B", 2)])
    _ = try saved.add(item("C", 1))
    _ = try saved.remove(line: 2)
    try saved.takeBack([(1, 3)], at: placedAt)
    try saved.confirm()
    try await file.save(saved)
    let found = try #require(try await file.loaded())
    #expect(found.version == 5)
    #expect(found.lines == saved.lines)
    #expect(found.returned == [1: 3])
    #expect(found.status == .confirmed)
    #expect(found.placedAt.milliseconds == placedAt.milliseconds)
    #expect(found.customerID == customerID)
    await file.close()
  }
}
