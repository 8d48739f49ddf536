import Foundation

/// What an import did, counted line by line: nothing disappears.
package struct ImportReport: Sendable {
  /// The lines of one reason, and the first of them.
  struct Refused: Sendable {
    var lines = 0
    var first = Int.max
    var detail = ""

    mutating func add(_ other: Refused) {
      lines += other.lines
      guard other.first < first else { return }
      first = other.first
      detail = other.detail
    }
  }

  var lines = LineCount()
  /// Lines of commands that were done, now or by an earlier import, to their last unit.
  var linesAccepted = 0
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
  /// By the reason's code.
  private(set) var refused: [String: Refused] = [:]

  var linesRefused: Int { refused.values.reduce(0) { $0 + $1.lines } }

  mutating func refuse(_ line: Int, _ reason: LineRefusal) {
    let code = reason.code
    if let known = refused[code], known.first <= line {
      refused[code]?.lines += 1
    } else {
      refused[code, default: Refused()].add(Refused(lines: 1, first: line, detail: reason.detail))
    }
  }

  mutating func add(_ other: ImportReport) {
    linesAccepted += other.linesAccepted
    invoices += other.invoices
    customersRegistered += other.customersRegistered
    ordersCreated += other.ordersCreated
    cancellationsApplied += other.cancellationsApplied
    returns += other.returns
    unitsReturned += other.unitsReturned
    stockMovements += other.stockMovements
    alreadyImported += other.alreadyImported
    unitsUnmatched += other.unitsUnmatched
    for (code, count) in other.refused { refused[code, default: Refused()].add(count) }
  }

  /// Throws when a line that was read is neither accepted nor refused, or is both: a fault of ours.
  func check() throws {
    guard linesAccepted + linesRefused == lines.read else { throw LinesUnaccounted(report: self) }
  }

  var text: String {
    var rows: [(String, Int)] = [
      ("lines of the input", lines.all), ("  of the header", lines.header), ("  blank", lines.blank),
      ("  going on with a quoted field", lines.continued), ("lines read", lines.read),
      ("lines accepted", linesAccepted), ("refused lines", linesRefused),
    ]
    for (code, count) in refused.sorted(by: { $0.key < $1.key }) { rows.append(("  \(code)", count.lines)) }
    rows += [
      ("invoices", invoices), ("customers registered", customersRegistered),
      ("orders created", ordersCreated), ("cancellations applied", cancellationsApplied),
      ("returns (parts of lines)", returns), ("units returned", unitsReturned), ("stock movements", stockMovements),
      ("invoices already imported", alreadyImported), ("units unmatched", unitsUnmatched),
    ]
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, count in
      "\(name)\(String(repeating: " ", count: width - name.count))  \(count)\n"
    }.joined()
  }
}

struct LinesUnaccounted: Error, CustomStringConvertible {
  let report: ImportReport

  var description: String {
    "\(report.lines.read) lines were read, \(report.linesAccepted) accepted and \(report.linesRefused) refused: "
      + "a fault of this program, please report it"
  }
}

/// Lines were read and none of them got in: most likely the file is not what it was taken for.
struct NothingAccepted: OwnExitCode, CustomStringConvertible {
  let exitCode: Int32 = 3
  let report: ImportReport

  var description: String {
    let reasons = report.refused.sorted { ($1.value.lines, $0.key) < ($0.value.lines, $1.key) }
    let told = reasons.prefix(3).map { code, refused in
      "\n  \(code): \(refused.lines) lines, the first of them line \(refused.first): \(refused.detail)"
    }
    let why = reasons.count == 1 ? "for one reason" : "for \(reasons.count) reasons"
    return "none of \(report.lines.read) lines got in, all were refused \(why):\(told.joined())"
  }
}
