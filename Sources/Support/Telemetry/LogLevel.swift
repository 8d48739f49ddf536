/// How serious a log line is. The raw value is what `LOG_LEVEL` takes.
package enum LogLevel: String, Sendable, CaseIterable, Comparable {
  case debug
  case info
  case warning
  case error

  /// The name on the wire, from OpenTelemetry's log data model.
  package var severityText: String {
    switch self {
    case .debug: "DEBUG"
    case .info: "INFO"
    case .warning: "WARN"
    case .error: "ERROR"
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .debug: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}
