package import Foundation
import Kernel

/// The event-sourced aggregate. It decides; it reads no clock, makes no id and does no I/O.
package struct Order: EventSourced {
  package static let mostLines = 10_000
  package static let longestReason = 500

  package private(set) var id: UUID
  package private(set) var customerID: UUID
  package private(set) var currency: Currency
  package private(set) var placedAt: Date
  package private(set) var status = OrderStatus.pending
  package private(set) var lines: [OrderLine]
  /// Units returned so far, by line number.
  package private(set) var returned: [Int: Int] = [:]
  private var lastLineNumber: Int

  package private(set) var version = 1
  package private(set) var pending: [OrderEvent] = []

  /// A new order with its lines numbered from 1. Throws with every faulty field at once.
  package static func place(
    id: UUID, customerID: UUID, currency: Currency, items: [OrderItem], shippingAddress: ShippingAddress?,
    placedAt: Date
  ) throws(OrderError) -> Order {
    guard !items.isEmpty else { throw .invalid([.init("/items", "an order has at least one item")]) }
    guard items.count <= mostLines else { throw .invalid([.init("/items", "at most \(mostLines) items")]) }
    let lines = items.enumerated().map { OrderLine(line: $0 + 1, item: $1) }
    let event = OrderCreated(
      orderID: id, customerID: customerID, currency: currency, lines: lines,
      totalAmount: try amount(of: lines, in: currency), shippingAddress: shippingAddress, placedAt: placedAt)
    var order = Order(event)
    order.pending = [.created(event)]
    return order
  }

  /// Adds a line to a pending order; returns its number.
  package mutating func add(_ item: OrderItem) throws(OrderError) -> Int {
    try require(.pending, for: "changed")
    guard lines.count < Self.mostLines else {
      throw .invalid([.init("", "an order has at most \(Self.mostLines) lines")])
    }
    let line = OrderLine(line: lastLineNumber + 1, item: item)
    _ = try Self.amount(of: lines + [line], in: currency)
    raise(
      .itemAdded(
        OrderItemAdded(orderID: id, customerID: customerID, currency: currency, placedAt: placedAt, item: line)))
    return line.line
  }

  /// Takes a line out of a pending order; returns what stood on it.
  package mutating func remove(line number: Int) throws(OrderError) -> OrderLine {
    try require(.pending, for: "changed")
    let line = try line(number)
    guard lines.count > 1 else { throw .lastLine }
    guard returned[number] == nil else { throw .lineHasReturns(number) }
    raise(
      .itemRemoved(
        OrderItemRemoved(orderID: id, customerID: customerID, currency: currency, placedAt: placedAt, item: line)))
    return line
  }

  package mutating func confirm() throws(OrderError) {
    try require(.pending, for: "confirmed")
    raise(.confirmed(OrderConfirmed(orderID: id, customerID: customerID)))
  }

  package mutating func ship() throws(OrderError) {
    try require(.confirmed, for: "shipped")
    raise(.shipped(OrderShipped(orderID: id, customerID: customerID)))
  }

  /// Cancels an order that has neither been shipped nor had items returned.
  package mutating func cancel(reason: String) throws(OrderError) {
    var faults: [RefusedField] = []
    guard let reason = label(reason, limit: Self.longestReason, at: "/reason", &faults) else { throw .invalid(faults) }
    guard status == .pending || status == .confirmed else {
      throw .wrongStatus(action: "cancelled", status: status)
    }
    guard returned.isEmpty else { throw .orderHasReturns }
    raise(
      .cancelled(
        OrderCancelled(
          orderID: id, customerID: customerID, currency: currency, placedAt: placedAt, reason: reason, lines: lines,
          totalAmount: try Self.amount(of: lines, in: currency))))
  }

  /// Takes back units of lines, at the price that was paid. `parts` are (line number, units); returns what came back.
  @discardableResult
  package mutating func takeBack(_ parts: [(line: Int, units: Int)], at time: Date) throws(OrderError) -> [OrderLine] {
    guard status != .cancelled else { throw .wrongStatus(action: "returned", status: status) }
    guard !parts.isEmpty else { throw .invalid([.init("/items", "name at least one line")]) }
    guard parts.count <= Self.mostLines else { throw .invalid([.init("/items", "at most \(Self.mostLines) items")]) }
    let faults = parts.enumerated().filter { Quantity($0.element.units) == nil }.map { index, _ in
      let range = Quantity.range
      return RefusedField("/items/\(index)/quantity", "must be from \(range.lowerBound) to \(range.upperBound)")
    }
    guard faults.isEmpty else { throw .invalid(faults) }
    var wanted: [Int: Int] = [:]
    for part in parts {
      let left = unitsLeft(of: try line(part.line))
      wanted[part.line, default: 0] += part.units
      guard wanted[part.line, default: 0] <= left else { throw .tooMuchReturned(line: part.line, left: left) }
    }
    let items = wanted.sorted { $0.key < $1.key }.compactMap { number, units in line(numbered: number)?.part(of: units)
    }
    raise(
      .itemsReturned(
        OrderItemsReturned(
          orderID: id, customerID: customerID, currency: currency, returnedAt: time, items: items,
          amount: try Self.amount(of: items, in: currency))))
    return items
  }

  /// The lines, lowest number first, that hold up to `units` of a product not yet returned.
  package func returnableParts(of product: ProductID, units: Int) -> [(line: Int, units: Int)] {
    var wanted = units
    var parts: [(line: Int, units: Int)] = []
    for line in lines where line.productID == product && wanted > 0 {
      let taken = min(wanted, unitsLeft(of: line))
      guard taken > 0 else { continue }
      parts.append((line.line, taken))
      wanted -= taken
    }
    return parts
  }

  package func unitsLeft(of line: OrderLine) -> Int {
    line.quantity - (returned[line.line] ?? 0)
  }

  /// Nil when the order has no such line.
  package func line(numbered number: Int) -> OrderLine? {
    place(of: number).map { lines[$0] }
  }

  /// What was raised has been saved; the order can change further.
  package mutating func noteSaved() {
    pending = []
  }

  /// Lines stand in the order of their numbers, so that this costs the logarithm of how many there are.
  private func place(of number: Int) -> Int? {
    var range = lines.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      switch lines[middle].line {
      case number: return middle
      case ..<number: range = middle + 1..<range.upperBound
      default: range = range.lowerBound..<middle
      }
    }
    return nil
  }

  private static func amount(of lines: [OrderLine], in currency: Currency) throws(OrderError) -> Int {
    do { return try lines.total(in: currency).amount } catch { throw .amountOutOfRange }
  }

  private func require(_ needed: OrderStatus, for action: String) throws(OrderError) {
    guard status == needed else { throw .wrongStatus(action: action, status: status) }
  }

  private func line(_ number: Int) throws(OrderError) -> OrderLine {
    guard let line = line(numbered: number) else { throw .noSuchLine(number) }
    return line
  }
}

extension Order {
  package init?(opening event: OrderEvent) {
    guard case .created(let created) = event else { return nil }
    self.init(created)
  }

  package mutating func apply(_ event: OrderEvent) {
    version += 1
    switch event {
    case .created: break
    case .itemAdded(let added):
      lines.append(added.item)
      lastLineNumber = added.item.line
    case .itemRemoved(let removed): if let place = place(of: removed.item.line) { lines.remove(at: place) }
    case .confirmed: status = .confirmed
    case .shipped: status = .shipped
    case .cancelled: status = .cancelled
    case .itemsReturned(let back):
      for item in back.items { returned[item.line, default: 0] += item.quantity }
    }
  }

  private init(_ created: OrderCreated) {
    id = created.orderID
    customerID = created.customerID
    currency = created.currency
    placedAt = created.placedAt
    lines = created.lines
    lastLineNumber = created.lines.last?.line ?? 0
  }

  private mutating func raise(_ event: OrderEvent) {
    apply(event)
    pending.append(event)
  }
}
