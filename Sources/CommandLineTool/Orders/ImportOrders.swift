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

  private static let declaration = CommandDeclaration(
    "import", "orders",
    summary: "Reads invoices in the Online Retail format and sends one command for each. Again adds nothing.",
    positionals: [PositionalDeclaration("FILE", help: "A CSV file, or - for standard input.")],
    options: [
      OptionDeclaration("refused", value: "FILE", help: "Write each refused line's number, reason and invoice there.")
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
    var reader = CSVReader(input.file)
    try check(header: try reader.read())
    let writeSide = try await host.openWriteSide(configuration)
    let start = ContinuousClock.now
    do {
      try writeSide.bus.verify(handles: InvoiceSender.commands)
      let report = try await read(&reader, size: input.size, writeSide, refusals)
      await writeSide.close()
      refusals.close()
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      output.say(report.text)
      output.say(String(format: "%.1f s, %.0f invoices/s\n", seconds, Double(report.invoices) / max(seconds, 0.001)))
    } catch {
      await writeSide.close()
      throw error
    }
  }

  private func read(
    _ reader: inout CSVReader, size: Int?, _ writeSide: WriteSide, _ refusals: RefusalLog
  ) async throws -> ImportReport {
    let lanes = ImportLanes(configuration[Self.lanes])
    async let sending: Void = lanes.run(writeSide) { refusals.add($0.number, $1, invoice: $0.invoice.text) }
    var progress = ImportProgress(size: size)
    var grouping = InvoiceGrouping()
    while let record = try reader.read() {
      if record.isBlank { continue }
      lanes.count { $0.lines += 1 }
      guard let line = RetailLine(record) else {
        lanes.count { $0.refuse(.malformed) }
        refusals.add(record.line, .malformed, invoice: record.text(0) ?? "")
        continue
      }
      if let invoice = grouping.add(line), await !lanes.add(invoice) { break }
      progress.show(reader.bytesRead) { lanes.current }
    }
    for invoice in grouping.finish() where await !lanes.add(invoice) { break }
    lanes.finish()
    try await sending
    progress.end()
    return lanes.current
  }

  private func open() throws -> (file: FileHandle, size: Int?) {
    if path == "-" { return (.standardInput, nil) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw ImportFault("can't read \(path); is it there, and may you read it?")
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return (file, size)
  }

  private func check(header record: CSVRecord?) throws {
    guard let record else { throw ImportFault("the input is empty") }
    guard !record.starts(with: [0x1F, 0x8B]) else {
      throw ImportFault("the input is compressed; say: gunzip -c FILE | tandem import orders -")
    }
    var columns = (0..<record.count).compactMap(record.text)
    let byteOrderMark = "\u{FEFF}"
    if let first = columns.first, first.hasPrefix(byteOrderMark) { columns[0].removeFirst() }
    guard columns == RetailLine.columns else {
      throw ImportFault("the first line must be \(RetailLine.columns.joined(separator: ","))")
    }
  }
}

struct ImportFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
