package import Foundation

/// Writes one JSON object a line: `timestamp`, `severity_text`, `body`, `trace_id` and `attributes`, the last two only
/// when there are any. The keys are OpenTelemetry's.
package struct Logger: Sendable {
  package let minimum: LogLevel
  private let sink: LogSink
  private let now: @Sendable () -> Date

  package init(
    minimum: LogLevel = .info,
    sink: LogSink = .standardError,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.minimum = minimum
    self.sink = sink
    self.now = now
  }

  /// Below the minimum nothing is evaluated. Of two attributes with one name the last counts.
  package func log(
    _ level: LogLevel,
    _ body: @autoclosure () -> String,
    traceID: @autoclosure () -> String? = nil,
    attributes: @autoclosure () -> [(String, LogValue)] = []
  ) {
    guard level >= minimum else { return }
    sink.receive(
      LogLine.bytes(at: now(), level: level, body: body(), traceID: traceID(), attributes: attributes()))
  }

  package func debug(
    _ body: @autoclosure () -> String,
    traceID: @autoclosure () -> String? = nil,
    attributes: @autoclosure () -> [(String, LogValue)] = []
  ) {
    log(.debug, body(), traceID: traceID(), attributes: attributes())
  }

  package func info(
    _ body: @autoclosure () -> String,
    traceID: @autoclosure () -> String? = nil,
    attributes: @autoclosure () -> [(String, LogValue)] = []
  ) {
    log(.info, body(), traceID: traceID(), attributes: attributes())
  }

  package func warning(
    _ body: @autoclosure () -> String,
    traceID: @autoclosure () -> String? = nil,
    attributes: @autoclosure () -> [(String, LogValue)] = []
  ) {
    log(.warning, body(), traceID: traceID(), attributes: attributes())
  }

  package func error(
    _ body: @autoclosure () -> String,
    traceID: @autoclosure () -> String? = nil,
    attributes: @autoclosure () -> [(String, LogValue)] = []
  ) {
    log(.error, body(), traceID: traceID(), attributes: attributes())
  }
}
