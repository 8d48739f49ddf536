import CommandPorts
import Commands
import Foundation
import Kernel
import Queries
import QueryPorts
import TestSupport

/// Sends commands about a customer and a product that nobody else touches. So it knows to the unit what any answer must
/// show that holds its last command.
struct Caller: Sendable {
  private struct Order {
    let id: UUID
    var version: Int
    var units: Int
  }

  private static let stock = 1_000_000

  private let doors: Doors
  private let customer: UUID
  private let product: String
  private var random: SplitMix64
  /// Those that can be changed; the last one is what the last command was about.
  private var open: [Order] = []
  private var last: Order?
  private var created = 0
  private var cancelled = 0
  private var available = Self.stock
  /// Of the last command.
  private var position: PositionToken

  init(_ name: String, _ doors: Doors, seed: UInt64) async throws {
    self.doors = doors
    product = "product-\(name)"
    random = SplitMix64(seed: seed)
    let command = RegisterCustomerCommand(externalRef: name, name: "Corner Shop", country: "France")
    customer = try await doors.commands.execute(command, doors.context()).outcome.id
    position = try await doors.commands.execute(
      ReceiveStockCommand(productID: product, quantity: Self.stock), doors.context()
    ).position
    try await create()
  }

  /// A command that creates or changes an order.
  mutating func command() async throws {
    // One of the latest, which the first page of a list has.
    let index = open.indices.suffix(20).randomElement(using: &random)
    switch (Int.random(in: 0..<10, using: &random), index) {
    case (0..<3, let index?): try await change(index)
    case (3, let index?): try await cancel(index)
    default: try await create()
    }
  }

  mutating func create() async throws {
    let units = Int.random(in: 1...3, using: &random)
    let done = try await doors.commands.execute(
      CreateOrderCommand(
        customerID: customer, currency: "GBP", items: [.init(productID: product, quantity: units, unitPrice: 255)]),
      doors.context())
    created += 1
    available -= units
    let order = Order(id: done.outcome.id, version: done.outcome.version, units: units)
    open.append(order)
    (last, position) = (order, done.position)
  }

  /// What the last command did, asked for in one of four ways. Without `fresh` the position is not sent along.
  mutating func question(fresh: Bool = true) async throws -> Verdict {
    try await question(Int.random(in: 0..<4, using: &random), fresh: fresh, patience: doors.patience)
  }

  /// All four, with patience for any machine.
  func everyQuestion() async throws -> [Verdict] {
    var verdicts: [Verdict] = []
    for kind in 0..<4 { verdicts.append(try await question(kind, fresh: true, patience: 60)) }
    return verdicts
  }

  private func question(_ kind: Int, fresh: Bool, patience: Double) async throws -> Verdict {
    let minimum = fresh ? position : nil
    do {
      return switch kind {
      case 0: Verdict(try await showsOrder(minimum, patience))
      case 1: Verdict(try await listHoldsOrders(minimum, patience))
      case 2: Verdict(try await overviewCountsOrders(minimum, patience))
      default: Verdict(try await productHasUnitsLeft(minimum, patience))
      }
    } catch let refusal as any Refusal where Verdict.notYet.contains(refusal.code) {
      return .refused
    }
  }

  private func showsOrder(_ minimum: PositionToken?, _ patience: Double) async throws -> Bool {
    guard let last else { return true }
    let found = try await doors.ask(GetOrderQuery(id: last.id), atLeast: minimum, patience: patience)
    return found?.version == last.version && found?.view.unitCount == last.units
  }

  private func listHoldsOrders(_ minimum: PositionToken?, _ patience: Double) async throws -> Bool {
    guard let last else { return true }
    let page = try await doors.ask(
      ListOrdersQuery(filter: OrderFilter(customerID: customer), page: PageRequest(limit: 100)), atLeast: minimum,
      patience: patience)
    return page.total == created && page.items.contains { $0.id == last.id && $0.version == last.version }
  }

  private func overviewCountsOrders(_ minimum: PositionToken?, _ patience: Double) async throws -> Bool {
    let found = try await doors.ask(GetCustomerOverviewQuery(id: customer), atLeast: minimum, patience: patience)
    let units = found?.view.months.reduce(Sum(0)) { $0 + $1.unitCount }
    return found?.view.orderCount == created - cancelled && units == Sum(Self.stock - available)
  }

  private func productHasUnitsLeft(_ minimum: PositionToken?, _ patience: Double) async throws -> Bool {
    let found = try await doors.ask(GetProductQuery(id: product), atLeast: minimum, patience: patience)
    return found?.view.available == available
  }

  private mutating func change(_ index: Int) async throws {
    let done = try await doors.commands.execute(
      AddOrderItemCommand(orderID: open[index].id, version: nil, productID: product, quantity: 1, unitPrice: 100),
      doors.context())
    open[index].version = done.outcome.version
    open[index].units += 1
    available -= 1
    (last, position) = (open[index], done.position)
  }

  private mutating func cancel(_ index: Int) async throws {
    var order = open.remove(at: index)
    let done = try await doors.commands.execute(
      CancelOrderCommand(orderID: order.id, version: nil, reason: "drawn"), doors.context())
    order.version = done.outcome.version
    cancelled += 1
    available += order.units
    (last, position) = (order, done.position)
  }
}
