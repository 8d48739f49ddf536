import HTTPValues
import Synchronization

/// What all threads of one server share.
final class ServerCore: Sendable {
  enum Mode: Int, AtomicRepresentable {
    case serving
    /// Every answer closes its connection.
    case draining
    /// Nothing may suspend any more.
    case closing
  }

  /// Seconds that a refused handler's answer may take to leave when the server stops.
  static let closingTime = 1.0

  let settings: HTTPServerSettings
  let responder: any HTTPResponder
  let clock = TickingClock()
  let connections: Connections
  let mode = Atomic(Mode.serving)
  let lingering = Lingering()
  let times: Times

  /// The settings' times in milliseconds.
  struct Times: Sendable {
    let header: Int
    let body: Int
    let handler: Int
    let response: Int
    let idle: Int
  }

  init(settings: HTTPServerSettings, responder: any HTTPResponder) {
    self.settings = settings
    self.responder = responder
    connections = Connections(settings: settings)
    times = Times(
      header: milliseconds(settings.headerTimeout), body: milliseconds(settings.bodyTimeout),
      handler: milliseconds(settings.handlerTimeout), response: milliseconds(settings.responseTimeout),
      idle: milliseconds(settings.idleTimeout))
  }

  var isStopping: Bool { mode.load(ordering: .relaxed) != .serving }
}

/// At least 1, at most some 31 years.
func milliseconds(_ seconds: Double) -> Int {
  Int(min(max(seconds * 1000, 1), 1e12))
}
