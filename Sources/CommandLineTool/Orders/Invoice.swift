import Foundation

/// The lines of one invoice number. Its first line says whose it is and when.
struct Invoice {
  let number: InvoiceNumber
  let date: Date
  let customer: CustomerReference
  private(set) var lines: [RetailLine]

  init(_ line: RetailLine) {
    number = line.invoice
    date = line.date
    customer = CustomerReference(line)
    lines = [line]
  }

  mutating func add(_ line: RetailLine) {
    lines.append(line)
  }
}

/// The customer in the shop's books; lines without one belong to one guest a country.
struct CustomerReference: Hashable {
  let text: String
  let name: String
  let country: String

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
struct InvoiceGrouping {
  static let window = 8

  private var open: [Invoice] = []

  /// Answers the invoice that is complete by now, if one is. Invoices come out in the order of their first lines.
  mutating func add(_ line: RetailLine) -> Invoice? {
    if let index = open.lastIndex(where: { $0.number == line.invoice }) {
      open[index].add(line)
      return nil
    }
    open.append(Invoice(line))
    return open.count > Self.window ? open.removeFirst() : nil
  }

  mutating func finish() -> [Invoice] {
    defer { open = [] }
    return open
  }
}
