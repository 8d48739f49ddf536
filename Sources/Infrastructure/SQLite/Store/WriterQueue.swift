/// What callers ask of the writer's thread, first come, first served.
final class WriterQueue<State>: Sendable {
  typealias Reopening = CheckedContinuation<Void, any Error>

  enum Work {
    case units([WriterUnit<State>])
    case reopen(Reopening)
    case close
  }

  private struct Contents {
    var units: [WriterUnit<State>] = []
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

  init(limit: Int) {
    self.limit = limit
  }

  var refusal: WriterStopped? { contents.withLock { $0.refusal } }

  var count: Int { contents.withLock { $0.units.count } }

  func add(_ unit: WriterUnit<State>) {
    let refusal = contents.withLock { contents -> (any Error)? in
      if let refusal = contents.refusal { return refusal }
      guard contents.units.count < limit else { return WriterQueueFull(limit: limit) }
      contents.units.append(unit)
      return nil
    }
    if let refusal { return unit.refuse(refusal) }
    contents.signal()
  }

  /// Blocks until there is something to do.
  func next(atMost maximum: Int) -> Work {
    contents.wait { contents in
      if !contents.units.isEmpty { return .units(Self.take(maximum, from: &contents.units)) }
      if contents.isClosing { return .close }
      return contents.reopenings.isEmpty ? nil : .reopen(contents.reopenings.removeFirst())
    }
  }

  private static func take(_ maximum: Int, from units: inout [WriterUnit<State>]) -> [WriterUnit<State>] {
    let taken = Array(units.prefix(maximum))
    units.removeFirst(taken.count)
    return taken
  }
}

extension WriterQueue {
  /// Refuses those who wait, and everybody after them.
  func stop(_ reason: SQLiteError) {
    let waiting = contents.withLock { contents in
      contents.stop = reason
      defer { contents.units = [] }
      return contents.units
    }
    for unit in waiting { unit.refuse(WriterStopped(reason: .failed(reason))) }
  }

  func resume() {
    contents.withLock { $0.stop = nil }
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
