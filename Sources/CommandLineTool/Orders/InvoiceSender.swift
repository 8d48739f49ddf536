import CommandPorts
import Commands
import Foundation
import Kernel

/// Sends one invoice as one command. Its id is derived from the invoice's number, so a second import adds nothing.
struct InvoiceSender {
  static let commands: [any Command.Type] = [
    RegisterCustomerCommand.self, CreateOrderCommand.self, ApplyCreditNoteCommand.self,
  ]

  private static let principal = Principal(id: "import", role: .admin)
  /// Customers remembered, so that memory stays in bounds however many there are.
  private static let mostCustomers = 4096

  let writeSide: WriteSide
  private var customers: [CustomerReference: UUID] = [:]

  init(_ writeSide: WriteSide) {
    self.writeSide = writeSide
  }

  /// Throws only what is no refusal; refused lines go to `report` and `refuse`.
  mutating func send(
    _ invoice: Invoice, to report: inout ImportReport, refuse: (RetailLine, LineRefusal) -> Void
  ) async throws {
    report.invoices += 1
    guard !invoice.lines.isEmpty else { return }
    do {
      let customer = try await register(invoice.customer, &report)
      if invoice.number.kind == .creditNote {
        try await apply(invoice, customer, &report, refuse)
      } else {
        try await create(invoice, customer, &report)
      }
    } catch let refusal as any Refusal where refusal.kind != .unavailable && refusal.kind != .storageFull {
      let reason = LineRefusal.command(refusal)
      for line in invoice.lines { refuse(line, reason) }
    }
  }

  private mutating func register(_ customer: CustomerReference, _ report: inout ImportReport) async throws -> UUID {
    if let known = customers[customer] { return known }
    let done = try await writeSide.bus.execute(
      RegisterCustomerCommand(
        externalRef: customer.text, name: customer.name, country: customer.country, keepsExisting: true),
      context(["customer", customer.text], at: nil, contents: customer.text))
    if !done.isRepetition { report.customersRegistered += 1 }
    if customers.count >= Self.mostCustomers { customers.removeAll(keepingCapacity: true) }
    customers[customer] = done.outcome.id
    return done.outcome.id
  }

  private func create(_ invoice: Invoice, _ customer: UUID, _ report: inout ImportReport) async throws {
    let command = CreateOrderCommand(
      customerID: customer, currency: "GBP",
      items: invoice.lines.map { .init(productID: $0.product, quantity: $0.quantity, unitPrice: $0.pence) },
      shippingAddress: .init(
        recipient: nil, street: nil, city: nil, postalCode: nil, country: invoice.customer.country),
      placedAt: invoice.date)
    let done = try await writeSide.bus.execute(command, context(invoice))
    report.linesAccepted += invoice.lines.count
    if done.isRepetition {
      report.alreadyImported += 1
    } else {
      report.ordersCreated += 1
      report.stockMovements += done.outcome.stockMovements
    }
  }

  private func apply(
    _ invoice: Invoice, _ customer: UUID, _ report: inout ImportReport, _ refuse: (RetailLine, LineRefusal) -> Void
  ) async throws {
    let command = ApplyCreditNoteCommand(
      customerID: customer, issuedAt: invoice.date,
      items: invoice.lines.map { .init(productID: $0.product, quantity: -$0.quantity) })
    let done = try await writeSide.bus.execute(command, context(invoice))
    report.linesAccepted += invoice.lines.count - done.outcome.unmatched.count
    for unmatched in done.outcome.unmatched {
      report.unitsUnmatched += unmatched.units
      refuse(invoice.lines[unmatched.item], .unmatchedReturn(units: unmatched.units))
    }
    if done.isRepetition {
      report.alreadyImported += 1
    } else {
      if done.outcome.returns > 0 { report.cancellationsApplied += 1 }
      report.returns += done.outcome.returns
      report.unitsReturned += done.outcome.unitsReturned
      report.stockMovements += done.outcome.stockMovements
    }
  }

  private func context(_ invoice: Invoice) -> CommandContext {
    let contents = invoice.lines.map { "\($0.product)|\($0.quantity)|\($0.pence)" }.joined(separator: "\n")
    return context(
      ["invoice", invoice.number.text], at: invoice.date, contents: "\(invoice.customer.text)\n\(contents)")
  }

  private func context(_ source: [String], at time: Date?, contents: String) -> CommandContext {
    CommandContext(
      commandID: writeSide.fingerprints.derivedID(["online-retail"] + source, at: time), principal: Self.principal,
      acceptedAt: writeSide.clock.now(),
      repetition: .source(
        fingerprint: writeSide.fingerprints.fingerprint(Array(contents.utf8)), kept: .forGood))
  }
}
