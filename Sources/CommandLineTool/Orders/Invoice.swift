import Commands
package import Foundation

/// The lines of one invoice number that get in. Its first line, whether or not that gets in, says whose it is and when.
package struct Invoice: Sendable {
  package let number: InvoiceNumber
  package let date: Date
  package let customer: CustomerReference
  package private(set) var lines: [RetailLine] = []
  /// It had more lines than its command takes, and has none any more.
  private var isTooLong = false

  init(_ line: RetailLine) {
    number = line.invoice
    date = line.date.time
    customer = CustomerReference(line)
  }

  /// Lines that its command takes.
  private var mostLines: Int {
    number.kind == .creditNote ? ApplyCreditNoteCommand.mostItems : CreateOrderCommand.mostItems
  }

  /// Answers the lines that don't get in after all: this one, or all when it is one too many.
  mutating func add(_ line: RetailLine) -> [(RetailLine, LineRefusal)] {
    if let refusal = line.refusal { return [(line, refusal)] }
    lines.append(line)
    guard isTooLong || lines.count > mostLines else { return [] }
    isTooLong = true
    defer { lines = [] }
    return lines.map { ($0, .tooManyLines(most: mostLines)) }
  }
}

/// The customer in the shop's books; lines without one belong to one guest a country.
package struct CustomerReference: Hashable, Sendable {
  package let text: String
  package let name: String
  package let country: String

  init(_ line: RetailLine) {
    country = line.country
    if let customer = line.customer {
      text = customer
      name = "Customer \(customer)"
    } else {
      text = "guest:\(line.country)"
      name = "Guest (\(line.country))"
    }
  }
}

/// Gathers lines into invoices. The lines of one may be interrupted by others, but by fewer than `window`.
package struct InvoiceGrouping {
  package static let window = 8

  private var open: [Invoice] = []

  package init() {}

  /// Answers the invoice that is complete by now, if one is, and the lines that don't get in. Invoices come out in the
  /// order of their first lines.
  package mutating func add(_ line: RetailLine) -> (complete: Invoice?, refused: [(RetailLine, LineRefusal)]) {
    if let index = open.lastIndex(where: { $0.number == line.invoice }) { return (nil, open[index].add(line)) }
    var invoice = Invoice(line)
    let refused = invoice.add(line)
    open.append(invoice)
    return (open.count > Self.window ? open.removeFirst() : nil, refused)
  }

  package mutating func finish() -> [Invoice] {
    defer { open = [] }
    return open
  }
}
