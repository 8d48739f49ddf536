import Foundation

/// What an import did, counted line by line: nothing disappears.
struct ImportReport: Sendable {
  var lines = 0
  var invoices = 0
  var customersRegistered = 0
  var ordersCreated = 0
  /// Credit notes of which at least one unit found its order.
  var cancellationsApplied = 0
  /// Parts of order lines that came back.
  var returns = 0
  var unitsReturned = 0
  var stockMovements = 0
  /// Invoices whose command had been done by an earlier import.
  var alreadyImported = 0
  var unitsUnmatched = 0
  var refusedLines: [LineRefusal: Int] = [:]

  mutating func refuse(_ reason: LineRefusal) {
    refusedLines[reason, default: 0] += 1
  }

  var text: String {
    var rows: [(String, Int)] = [
      ("lines read", lines), ("invoices", invoices), ("customers registered", customersRegistered),
      ("orders created", ordersCreated), ("cancellations applied", cancellationsApplied),
      ("returns (parts of lines)", returns), ("units returned", unitsReturned), ("stock movements", stockMovements),
      ("invoices already imported", alreadyImported), ("refused lines", refusedLines.values.reduce(0, +)),
    ]
    for (reason, count) in refusedLines.sorted(by: { $0.key < $1.key }) { rows.append(("  \(reason.code)", count)) }
    rows.append(("units unmatched", unitsUnmatched))
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, count in
      "\(name)\(String(repeating: " ", count: width - name.count))  \(count)\n"
    }.joined()
  }
}
