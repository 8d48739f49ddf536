import CMicroHTTPD
import Foundation
import HTTPValues
import Synchronization

/// The life of one request on its connection: header, body, handler, response.
///
/// Unchecked, because what threads share is behind the lock of `state`, under which others resume `handle` while it is
/// suspended; the variables are touched by the connection's thread only, but `known`, which others read while suspended.
final class Exchange: @unchecked Sendable {
  private enum Step {
    case head, body, handler, over
  }

  private struct State {
    var reply: HTTPResponse?
    var isSuspended = false
    /// Whether a reply was taken, or nobody waits for one any more.
    var isOver = false
    var task: Task<Void, Never>?
  }

  private let core: ServerCore
  private let connection: Connection
  private let handle: OpaquePointer
  private let state = Mutex(State())

  private var rawTarget: String
  private var step = Step.head
  private var head: RequestHead?
  private var known = KnownOfRequest()
  private var body: [UInt8] = []
  private var hasSuspended = false
  private var isStreaming = false

  init(core: ServerCore, connection: Connection, handle: OpaquePointer, target: UnsafePointer<CChar>) {
    self.core = core
    self.connection = connection
    self.handle = handle
    rawTarget = String(cString: target)
  }

  /// One call of the library; `false` closes the connection.
  func advance(_ line: RequestLine, _ upload: UnsafeRawBufferPointer) -> Bool {
    switch step {
    case .head:
      return readHead(line)
    case .body where upload.count > 0:
      return append(upload)
    case .body:
      return handle(line)
    case .handler:
      return queueOrSuspend()
    case .over:
      return false
    }
  }

  /// The library is done with this request.
  func end() {
    step = .over
    connection.enter(.idle, at: core.clock.now)
    state.withLock { state in
      state.isOver = true
      state.reply = nil
      state.task = nil
    }
    forgetSuspended()
    if isStreaming { connection.streamed.withLock { $0 = nil } }
  }

  /// Answers instead of a handler that still runs. Does nothing when it has answered.
  func expire(_ fault: HTTPFault) {
    let reply = core.responder.refuse(fault, known)
    let task = state.withLock { state in
      give(reply, to: &state) ? state.task : nil
    }
    task?.cancel()
  }

  private func finish(_ response: HTTPResponse) {
    state.withLock { _ = give(response, to: &$0) }
  }

  /// Reply and "suspended?" under one lock, so that no wake-up is lost.
  private func give(_ response: HTTPResponse, to state: inout State) -> Bool {
    guard state.reply == nil, !state.isOver else { return false }
    state.reply = response
    if state.isSuspended {
      state.isSuspended = false
      MHD_resume_connection(handle)
    }
    return true
  }

  // MARK: Steps

  private func readHead(_ line: RequestLine) -> Bool {
    do throws(HTTPFault) {
      let head = try RequestGuard(settings: core.settings).read(line, target: rawTarget, of: handle, &known)
      if let length = head.contentLength { body.reserveCapacity(length) }
      if head.hasBody { connection.enter(.body, at: core.clock.now) }
      self.head = head
      step = .body
      return true
    } catch {
      return refuse(error, line)
    }
  }

  private func append(_ upload: UnsafeRawBufferPointer) -> Bool {
    guard body.count + upload.count <= core.settings.maximumBodyBytes else {
      step = .over
      return refuse(.bodyTooLarge(core.settings.maximumBodyBytes), nil)
    }
    body.append(contentsOf: upload)
    return true
  }

  private func handle(_ line: RequestLine) -> Bool {
    guard let head = head.take() else { return false }
    let request = HTTPRequest(
      method: head.method, target: head.target, headers: head.headers, body: body, peer: connection.peer)
    body = []
    step = .handler
    connection.enter(.handler, at: core.clock.now)
    // Runs here until it first suspends; most never do.
    let task = Task.immediate { [self] in
      finish(await core.responder.respond(to: request))
    }
    return queueOrSuspend(task)
  }

  private func queueOrSuspend(_ task: Task<Void, Never>? = nil) -> Bool {
    let reply: HTTPResponse? = state.withLock { state in
      if let reply = state.reply {
        state.isOver = true
        state.reply = nil
        state.task = nil
        return reply
      }
      state.task = task ?? state.task
      state.isSuspended = true
      // Before suspending, so that whoever ends what runs either finds this one or has already been seen.
      connection.suspended.withLock { $0 = self }
      hasSuspended = true
      MHD_suspend_connection(handle)
      return nil
    }
    guard let reply else {
      if core.mode.load(ordering: .sequentiallyConsistent) == .closing { expire(.stopping) }
      return true
    }
    forgetSuspended()
    step = .over
    connection.enter(.response, at: core.clock.now)
    return queue(reply) || queue(core.responder.refuse(.responseInvalid, known))
  }

  /// The library may end a request without asking for its reply: when the client has gone.
  private func forgetSuspended() {
    guard hasSuspended else { return }
    hasSuspended = false
    connection.suspended.withLock { $0 = nil }
  }

  private func queue(_ reply: HTTPResponse) -> Bool {
    guard case .stream(let stream) = reply.content else {
      return queueResponse(reply, nil, on: handle, closing: core.isStopping)
    }
    let body = StreamedBody(stream, core: core, connection: connection, handle: handle)
    isStreaming = true
    connection.streamed.withLock { $0 = body }
    // Afterwards, so that whoever ends the streams either finds this one or has already been seen.
    if core.mode.load(ordering: .sequentiallyConsistent) != .serving { body.finish() }
    return queueResponse(reply, body, on: handle, closing: core.isStopping)
  }

  /// Answers past the library, which closes the connection afterwards.
  private func refuse(_ fault: HTTPFault, _ line: RequestLine?) -> Bool {
    step = .over
    connection.answerPastLibrary(fault, known, withBody: line?.isHead != true)
    return false
  }
}
