import Commands
package import Configuration
import Foundation

/// `tandem import orders FILE|-`
package struct ImportOrders {
  package static let subcommand = Subcommand(declaration) { arguments, configuration, host, output in
    try await ImportOrders(arguments, configuration).run(host, output)
  }

  package static let lanes = Setting(
    "IMPORT_LANES", .integer(1...1_024), default: 64,
    help: "Commands that the importer keeps in flight.")
  package static let dates = Setting(
    "IMPORT_DATES", .oneOf(["auto"] + DateOrder.allCases.map(\.rawValue), placeholder: "ORDER"), default: "auto",
    help: "Which number of 12/1/2010 is the month; auto: as a date of the file shows that can be read in one way only.")

  private static let declaration = CommandDeclaration(
    "import", "orders",
    summary: "Reads invoices in the Online Retail format and sends one command for each. Again adds nothing.",
    positionals: [PositionalDeclaration("FILE", help: "A CSV file, or - for standard input.")],
    options: [
      OptionDeclaration(
        "refused", value: "FILE", help: "Write each refused line there: number, reason, invoice, what would do.")
    ])

  private let path: String
  private let refusedPath: String?
  private let configuration: Configuration

  private init(_ arguments: Arguments, _ configuration: Configuration) {
    path = arguments.positionals[0]
    refusedPath = arguments.value("refused")
    self.configuration = configuration
  }

  private func run(_ host: any ProgramHost, _ output: ProgramOutput) async throws {
    let input = try open()
    let refusals = try RefusalLog(path: refusedPath)
    var reader = try RetailReader(input.file, dateOrder: DateOrder(rawValue: configuration[Self.dates]))
    let writeSide = try await host.openWriteSide(configuration)
    let start = ContinuousClock.now
    let report: ImportReport
    do {
      try writeSide.bus.verify(handles: InvoiceSender.commands)
      report = try await read(&reader, size: input.size, writeSide, refusals)
      await writeSide.close()
    } catch {
      await writeSide.close()
      throw error
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    output.say(report.text)
    output.say(String(format: "%.1f s, %.0f invoices/s\n", seconds, Double(report.invoices) / max(seconds, 0.001)))
    try refusals.close()
    try report.check()
    if report.lines.read > 0, report.linesAccepted == 0 { throw NothingAccepted(report: report) }
  }

  private func read(
    _ reader: inout RetailReader, size: Int?, _ writeSide: WriteSide, _ refusals: RefusalLog
  ) async throws -> ImportReport {
    let lanes = ImportLanes(configuration[Self.lanes])
    async let sending: Void = lanes.run(writeSide) { refusals.add($0.number, $1, invoice: $0.invoice.text) }
    var progress = ImportProgress(size: size)
    var grouping = InvoiceGrouping()
    // Of what is refused here; the lanes have one of theirs.
    var report = ImportReport()
    reading: while let reading = try reader.next() {
      switch reading {
      case .refused(let line, let reason, let invoice):
        report.refuse(line, reason)
        refusals.add(line, reason, invoice: invoice)
      case .line(let line):
        let (complete, refused) = grouping.add(line)
        for (line, reason) in refused {
          report.refuse(line.number, reason)
          refusals.add(line.number, reason, invoice: line.invoice.text)
        }
        if let complete, await !lanes.add(complete) { break reading }
      }
      progress.show(reader.bytesRead) { lanes.current }
    }
    for invoice in grouping.finish() where await !lanes.add(invoice) { break }
    lanes.finish()
    try await sending
    progress.end()
    report.add(lanes.current)
    report.lines = reader.count
    return report
  }

  private func open() throws -> (file: FileHandle, size: Int?) {
    if path == "-" { return (.standardInput, nil) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw ImportFault("can't read \(path); is it there, and may you read it?")
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return (file, size)
  }
}

struct ImportFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
