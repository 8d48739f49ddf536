import CommandPorts
import Domain
import Foundation
import Kernel

/// Moves the stock of an order's products within its transaction. Products never received are not tracked and
/// have no stock to move.
struct StockKeeping {
  let stock: any StockRepository
  let transaction: any Transaction

  /// The items' products that were never received, each with the items that name it.
  func unknown(in items: [OrderItem]) throws -> [RefusedField] {
    var known: [ProductID: Bool] = [:]
    return try items.enumerated().compactMap { index, item in
      if known[item.productID] == nil {
        known[item.productID] = try stock.load(item.productID, in: transaction) != nil
      }
      guard known[item.productID] == false else { return nil }
      return RefusedField("/items/\(index)/product_id", "unknown product: its stock was never received")
    }
  }

  /// Reserves what the lines need, one movement a product; returns how many there were.
  /// Throws `StockError.insufficient`.
  @discardableResult
  func reserve(_ lines: [OrderLine], for order: UUID) throws -> Int {
    try move(lines) { tracked, units in
      try tracked.reserve(units, for: order)
      return true
    }
  }

  /// Frees what the lines had reserved, one movement a product; returns how many there were. What was ordered before
  /// its stock was tracked had reserved nothing.
  @discardableResult
  func release(_ lines: [OrderLine], from order: UUID) throws -> Int {
    try move(lines) { tracked, units in
      let held = try stock.loadReserved(tracked.id, by: order, in: transaction)
      guard held > 0 else { return false }
      tracked.release(min(units, held), from: order)
      return true
    }
  }

  /// `change` answers whether it moved anything.
  private func move(_ lines: [OrderLine], _ change: (inout ProductStock, Int) throws -> Bool) throws -> Int {
    var units: [ProductID: Int] = [:]
    var order: [ProductID] = []
    for line in lines {
      if units[line.productID] == nil { order.append(line.productID) }
      units[line.productID, default: 0] += line.quantity
    }
    var movements = 0
    for product in order {
      guard var tracked = try stock.load(product, in: transaction),
        try change(&tracked, units[product, default: 0])
      else { continue }
      try stock.save(tracked, in: transaction)
      movements += 1
    }
    return movements
  }
}
