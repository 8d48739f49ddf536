import Testing

/// One way in which the disk fails below a server.
struct DiskCase: Sendable, CustomTestStringConvertible {
  enum End: String, CaseIterable, Sendable {
    case once
    /// The fault stays until it is mended; the server goes on.
    case untilMended = "until mended"
    /// The fault stays, and the server dies with it and is started on it.
    case untilDeath = "until death"
  }

  let operation: DiskOrders.Operation
  let fault: DiskOrders.Fault
  let end: End

  static let all: [DiskCase] =
    faults.flatMap { operation, fault in End.allCases.map { DiskCase(operation: operation, fault: fault, end: $0) } }

  private static let faults: [(DiskOrders.Operation, DiskOrders.Fault)] = [
    (.write, .ioError), (.write, .full), (.write, .halfWritten), (.write, .tornAndFull), (.sync, .ioError),
    (.open, .ioError), (.read, .ioError),
  ]

  var testDescription: String { "\(operation) \(fault) \(end.rawValue)" }

  /// Two halves make a whole: SQLite writes on.
  var isHarmless: Bool { fault == .halfWritten }

  func begin(on disk: DiskOrders) throws {
    // A fault that comes once is to hit the writer, one that stays everybody.
    let ending = end == .once ? (operation == .write || operation == .sync ? "write.sqlite-wal" : "write.sqlite") : ""
    try disk.fail(operation, of: ending, with: fault, times: end == .once ? 1 : nil)
    // A running server opens its file again only where it has to.
    if operation == .open { try disk.fail(.sync, of: "write.sqlite-wal", with: fault, times: 1) }
  }
}
