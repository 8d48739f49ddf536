package import Foundation

/// The lines of one invoice number. Its first line says whose it is and when.
package struct Invoice {
  package let number: InvoiceNumber
  package let date: Date
  package let customer: CustomerReference
  package private(set) var lines: [RetailLine]

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
package struct CustomerReference: Hashable {
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

  /// Answers the invoice that is complete by now, if one is. Invoices come out in the order of their first lines.
  package mutating func add(_ line: RetailLine) -> Invoice? {
    if let index = open.lastIndex(where: { $0.number == line.invoice }) {
      open[index].add(line)
      return nil
    }
    open.append(Invoice(line))
    return open.count > Self.window ? open.removeFirst() : nil
  }

  package mutating func finish() -> [Invoice] {
    defer { open = [] }
    return open
  }
}
