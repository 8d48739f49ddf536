import Foundation
import Synchronization

/// Invoices on their way. Those of one customer stay in one lane and in order, because a credit note needs the orders
/// before it; lanes run beside each other, so that their commands share commits.
final class ImportLanes: Sendable {
  /// Lines that may be on their way in all lanes together, for each lane: the bound on memory.
  private static let linesPerLane = 4 * linesAtLeast
  /// What an invoice counts for at least.
  private static let linesAtLeast = 64

  private let lanes: [AsyncStream<Invoice>.Continuation]
  private let streams: [AsyncStream<Invoice>]
  private let room: ImportRoom
  private let report = Mutex(ImportReport())

  init(_ count: Int) {
    let made = (0..<count).map { _ in AsyncStream.makeStream(of: Invoice.self) }
    lanes = made.map(\.continuation)
    streams = made.map(\.stream)
    room = ImportRoom(count * Self.linesPerLane)
  }

  var current: ImportReport { report.withLock { $0 } }

  /// Waits while too many are on their way. False when sending has failed, so that nothing more is of use.
  func add(_ invoice: Invoice) async -> Bool {
    guard await room.enter(Self.weight(invoice)) else { return false }
    let lane = Int(Self.hash(invoice.customer.text) % UInt64(lanes.count))
    lanes[lane].yield(invoice)
    return true
  }

  func finish() {
    for lane in lanes { lane.finish() }
  }

  /// Sends all that is added, until `finish`. Throws the first error that is no refusal, and then sends no more.
  func run(_ writeSide: WriteSide, refuse: @escaping @Sendable (RetailLine, LineRefusal) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for stream in streams {
        group.addTask { try await self.drain(stream, InvoiceSender(writeSide), refuse) }
      }
      do {
        // `waitForAll` would wait for the lanes that still wait for invoices, while the reader waits for room.
        while try await group.next() != nil {}
      } catch {
        room.close()
        throw error
      }
    }
  }

  private func drain(
    _ stream: AsyncStream<Invoice>, _ sender: InvoiceSender,
    _ refuse: @escaping @Sendable (RetailLine, LineRefusal) -> Void
  ) async throws {
    var sender = sender
    for await invoice in stream {
      var part = ImportReport()
      var refused: [(RetailLine, LineRefusal)] = []
      try await sender.send(invoice, to: &part) { refused.append(($0, $1)) }
      for (line, reason) in refused {
        part.refuse(line.number, reason)
        refuse(line, reason)
      }
      report.withLock { $0.add(part) }
      room.leave(Self.weight(invoice))
    }
  }

  private static func weight(_ invoice: Invoice) -> Int {
    max(invoice.lines.count, linesAtLeast)
  }

  /// FNV-1a: the same lane for the same customer in every run.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
