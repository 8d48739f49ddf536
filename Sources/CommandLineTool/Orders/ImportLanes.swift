import Foundation
import Synchronization

/// Invoices on their way. Those of one customer stay in one lane and in order, because a credit note needs the orders
/// before it; lanes run beside each other, so that their commands share commits.
final class ImportLanes: Sendable {
  /// Invoices that may wait in all lanes together, for each lane: the bound on memory.
  private static let waitingPerLane = 4

  private let lanes: [AsyncStream<Invoice>.Continuation]
  private let streams: [AsyncStream<Invoice>]
  private let room: Room
  private let report = Mutex(ImportReport())

  init(_ count: Int) {
    let made = (0..<count).map { _ in AsyncStream.makeStream(of: Invoice.self) }
    lanes = made.map(\.continuation)
    streams = made.map(\.stream)
    room = Room(count * Self.waitingPerLane)
  }

  var current: ImportReport { report.withLock { $0 } }

  func count(_ body: (inout ImportReport) -> Void) {
    report.withLock { body(&$0) }
  }

  /// Waits while too many are on their way. False when sending has failed, so that nothing more is of use.
  func add(_ invoice: Invoice) async -> Bool {
    guard await room.enter() else { return false }
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
        part.refuse(reason)
        refuse(line, reason)
      }
      report.withLock { $0.add(part) }
      room.leave()
    }
  }

  /// FNV-1a: the same lane for the same customer in every run.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Room for so many and no more.
private final class Room: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Bool, Never>] = []
    var isClosed = false
  }

  private let state: Mutex<State>

  init(_ size: Int) {
    state = Mutex(State(free: size))
  }

  /// False when the room is closed.
  func enter() async -> Bool {
    await withCheckedContinuation { continuation in
      let answer = state.withLock { state -> Bool? in
        if state.isClosed { return false }
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return nil
      }
      if let answer { continuation.resume(returning: answer) }
    }
  }

  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume(returning: true)
  }

  func close() {
    let all = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in all { waiter.resume(returning: false) }
  }
}

extension ImportReport {
  mutating func add(_ other: ImportReport) {
    lines += other.lines
    invoices += other.invoices
    customersRegistered += other.customersRegistered
    ordersCreated += other.ordersCreated
    cancellationsApplied += other.cancellationsApplied
    returns += other.returns
    unitsReturned += other.unitsReturned
    stockMovements += other.stockMovements
    alreadyImported += other.alreadyImported
    unitsUnmatched += other.unitsUnmatched
    refusedLines.merge(other.refusedLines, uniquingKeysWith: +)
  }
}
