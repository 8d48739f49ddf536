import Waiting

/// What callers ask of the writer's thread.
final class WriterQueue<State>: Sendable {
  /// What the thread has to do, or that there will be nothing more.
  enum Call {
    case work([WriterUnit<State>])
    /// Nobody came in time.
    case none
    case close
  }

  private struct Contents {
    var lines = WriterLines<State>()
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

  /// Blocks until somebody waits, or for as long as `patience`, where there is one. Those who wait come before the close.
  func nextBatch(atMost maximum: Int, patience: Duration? = nil) -> Call {
    let next = { (contents: inout Contents) -> Call? in
      if !contents.lines.isEmpty { return .work(contents.lines.takeBatch(atMost: maximum)) }
      return contents.isClosing ? .close : nil
    }
    guard let patience else { return contents.wait(for: next) }
    return contents.wait(atMost: patience / .seconds(1), for: next) ?? .none
  }
}

extension WriterQueue {
  /// From now on everybody is refused. Answers those who wait, whom the caller refuses.
  func stop(_ reason: SQLiteError) -> [WriterUnit<State>] {
    contents.withLock { contents in
      contents.stop = reason
      return contents.lines.takeAll()
    }
  }

  /// While nothing is taken. False as soon as the writer is to be closed.
  func rest(for pause: Duration) -> Bool {
    contents.wait(atMost: pause / .seconds(1)) { $0.isClosing ? false : nil } ?? true
  }

  /// Takes units again.
  func resume() {
    contents.withLock { $0.stop = nil }
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
    let closings = contents.withLock { contents in
      contents.isClosed = true
      defer { contents.closings = [] }
      return contents.closings
    }
    for closing in closings { closing.resume() }
  }
}
