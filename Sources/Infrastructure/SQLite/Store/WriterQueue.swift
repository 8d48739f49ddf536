import Waiting

/// What callers ask of the writer's thread.
final class WriterQueue<State>: Sendable {
  typealias Reopening = CheckedContinuation<Void, any Error>

  /// What the thread has to do, or that there will be nothing more.
  enum Call<Work> {
    case work(Work)
    case close
  }

  private struct Contents {
    var lines = WriterLines<State>()
    var reopenings: [Reopening] = []
    var closings: [CheckedContinuation<Void, Never>] = []
    var stop: SQLiteError?
    var isClosing = false
    var isClosed = false

    var refusal: WriterStopped? {
      if isClosing { return WriterStopped(reason: .closed) }
      return stop.map { WriterStopped(reason: .failed($0)) }
    }
  }

  private let limit: Int
  private let contents = Monitor(Contents())

  /// `limit`: units of each class that may wait.
  init(limit: Int) {
    self.limit = limit
  }

  var refusal: WriterStopped? { contents.withLock { $0.refusal } }

  var count: Int { contents.withLock { $0.lines.count } }

  /// Nobody waits but upkeep, which may wait for more.
  var isIdle: Bool { contents.withLock { $0.lines.count == $0.lines.count(of: .upkeep) } }

  func add(_ unit: WriterUnit<State>, to unitClass: WriterClass) {
    let refusal = contents.withLock { contents -> (any Error)? in
      if let refusal = contents.refusal { return refusal }
      guard contents.lines.count(of: unitClass) < limit else { return WriterQueueFull(limit: limit) }
      contents.lines.append(unit, to: unitClass)
      return nil
    }
    if let refusal { return unit.refuse(refusal) }
    contents.signal()
  }

  /// Blocks until somebody waits. Those who wait come before the close.
  func nextBatch(atMost maximum: Int) -> Call<[WriterUnit<State>]> {
    contents.wait { contents in
      if !contents.lines.isEmpty { return .work(contents.lines.takeBatch(atMost: maximum)) }
      return contents.isClosing ? .close : nil
    }
  }
}

extension WriterQueue {
  /// Refuses those who wait, and everybody after them.
  func stop(_ reason: SQLiteError) {
    let waiting = contents.withLock { contents in
      contents.stop = reason
      return contents.lines.takeAll()
    }
    for unit in waiting { unit.refuse(WriterStopped(reason: .failed(reason))) }
  }

  /// Answered at once when nothing had stopped.
  func reopen(_ continuation: Reopening) {
    let answer = contents.withLock { contents -> Result<Void, any Error>? in
      if contents.isClosing { return .failure(WriterStopped(reason: .closed)) }
      guard contents.stop != nil else { return .success(()) }
      contents.reopenings.append(continuation)
      return nil
    }
    if let answer { return continuation.resume(with: answer) }
    contents.signal()
  }

  /// While nothing is taken. Blocks until somebody asks for a reopening.
  func nextReopening() -> Call<Reopening> {
    contents.wait { contents in
      if contents.isClosing { return .close }
      return contents.reopenings.isEmpty ? nil : .work(contents.reopenings.removeFirst())
    }
  }

  /// Takes units again.
  func resume() {
    let reopenings = contents.withLock { contents in
      contents.stop = nil
      defer { contents.reopenings = [] }
      return contents.reopenings
    }
    for reopening in reopenings { reopening.resume() }
  }
}

extension WriterQueue {
  func beginClosing() {
    contents.withLock { $0.isClosing = true }
    contents.signal()
  }

  /// Answered by `closed()`.
  func close(_ continuation: CheckedContinuation<Void, Never>) {
    let isClosed = contents.withLock { contents in
      contents.isClosing = true
      if !contents.isClosed { contents.closings.append(continuation) }
      return contents.isClosed
    }
    if isClosed { return continuation.resume() }
    contents.signal()
  }

  func closed() {
    let (closings, reopenings) = contents.withLock { contents in
      contents.isClosed = true
      defer { (contents.closings, contents.reopenings) = ([], []) }
      return (contents.closings, contents.reopenings)
    }
    for reopening in reopenings { reopening.resume(throwing: WriterStopped(reason: .closed)) }
    for closing in closings { closing.resume() }
  }
}
