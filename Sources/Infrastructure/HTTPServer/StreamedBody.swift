import CMicroHTTPD
import Foundation
import HTTPValues
import Synchronization

/// A body on its way piece by piece. While the next piece is being made its connection is suspended, and no thread waits.
///
/// Unchecked, because all that changes is behind the lock of `state`, under which alone `handle` is used, and only while
/// its connection sends this body.
final class StreamedBody: @unchecked Sendable {
  private struct State {
    var piece: [UInt8] = []
    var sent = 0
    var isAsking = false
    var isSuspended = false
    /// Whether no further piece comes.
    var hasEnded = false
    var task: Task<Void, Never>?
  }

  private let handle: OpaquePointer
  private let core: ServerCore
  private let connection: Connection
  private let stream: HTTPStream
  private let state = Mutex(State())

  init(_ stream: HTTPStream, core: ServerCore, connection: Connection, handle: OpaquePointer) {
    self.stream = stream
    self.core = core
    self.connection = connection
    self.handle = handle
  }

  /// What was given and is not yet sent; called by the library when it has sent all it was given before.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    state.withLock { state in
      if state.sent < state.piece.count {
        let count = min(target.count, state.piece.count - state.sent)
        state.piece.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[state.sent..<state.sent + count])) }
        state.sent += count
        return count
      }
      if state.hasEnded { return endOfStream }
      // Nobody is late while there is nothing to take.
      connection.enter(.streaming, at: core.clock.now)
      state.isSuspended = true
      MHD_suspend_connection(handle)
      if !state.isAsking {
        state.isAsking = true
        state.task = Task { [self] in give(await stream.next()) }
      }
      return 0
    }
  }

  /// Sends what it has and then the end, instead of waiting for more.
  func finish() {
    state.withLock { state in
      state.hasEnded = true
      state.task?.cancel()
      resume(&state)
    }
  }

  /// The library is done with the body, whether or not the client got all of it.
  func abandon() {
    state.withLock { state in
      state.hasEnded = true
      state.isSuspended = false
      state.task?.cancel()
    }
  }

  private func give(_ piece: [UInt8]?) {
    state.withLock { state in
      state.isAsking = false
      state.task = nil
      guard !state.hasEnded else { return }
      state.piece = piece ?? []
      state.sent = 0
      state.hasEnded = piece == nil
      resume(&state)
    }
  }

  /// Piece and "suspended?" under one lock, so that no wake-up is lost.
  private func resume(_ state: inout State) {
    guard state.isSuspended else { return }
    state.isSuspended = false
    connection.enter(.response, at: core.clock.now)
    MHD_resume_connection(handle)
  }
}

/// `MHD_CONTENT_READER_END_OF_STREAM`, a macro with a cast that Swift doesn't see.
private let endOfStream = -1

/// Bytes that are taken at a time.
private let blockSize = 32 << 10

/// The library owns the body from now on and lets go of it with the response.
func libraryResponse(_ body: StreamedBody) -> OpaquePointer? {
  let context = Unmanaged.passRetained(body)
  let response = MHD_create_response_from_callback(
    UInt64.max, blockSize,
    { context, _, target, size in
      guard let context, let target else { return endOfStream }
      let body = Unmanaged<StreamedBody>.fromOpaque(context).takeUnretainedValue()
      return body.read(into: UnsafeMutableRawBufferPointer(start: target, count: size))
    },
    context.toOpaque(),
    { context in
      guard let context else { return }
      Unmanaged<StreamedBody>.fromOpaque(context).takeRetainedValue().abandon()
    })
  if response == nil { context.release() }
  return response
}
