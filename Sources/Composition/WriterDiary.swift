import SQLiteStore
import Telemetry

/// Tells of the writer's condition: in the log, in the metrics, and in words.
struct WriterDiary: Sendable {
  private let log: Logger
  private let states: [String: Gauge]
  private let stops: Counter

  init(log: Logger, metrics: Metrics) {
    self.log = log
    let family = metrics.gauges(
      "writer_state", help: "1 for the state that the writer of the data is in.", labels: ["state"])
    states = Dictionary(uniqueKeysWithValues: WriterCondition.names.map { ($0, family.with($0)) })
    stops = metrics.counter("writer_stops_total", help: "How often the writer stopped after a storage fault.")
    show(.working)
  }

  func tell(_ condition: WriterCondition) {
    show(condition)
    switch condition {
    case .working:
      log.info("writing goes on")
    case .refused(let error):
      log.warning("the storage refuses writes; they are tried again by themselves", attributes: [error.attribute])
    case .stopped(let error, nil):
      stops.increment()
      log.error("writing has stopped; the file is opened anew by itself", attributes: [error.attribute])
    case .stopped(_, let hindrance?):
      log.error("writing is still stopped", attributes: [("error", .string(hindrance))])
    }
  }

  private func show(_ condition: WriterCondition) {
    for (name, gauge) in states { gauge.set(name == condition.name ? 1 : 0) }
  }
}

extension WriterCondition {
  static let names = ["working", "refused", "stopped"]

  var name: String {
    switch self {
    case .working: "working"
    case .refused: "refused"
    case .stopped: "stopped"
    }
  }

  /// What is wrong, in words; nil when nothing is.
  var fault: String? {
    switch self {
    case .working: nil
    case .refused(let error): "writes are refused: \(error.cause)"
    case .stopped(let error, let hindrance):
      "writing has stopped: \(error.cause); it is tried again by itself"
        + (hindrance.map { ". The last time this stood in the way: \($0)" } ?? "")
    }
  }
}

extension SQLiteError {
  fileprivate var cause: String {
    switch faultOfWrites {
    case .locked: "another program holds the lock of the data for writing"
    case .full: "the disk is full"
    case .failed, .untrusted, .ours: "\(message) (SQLite result \(code))"
    }
  }

  fileprivate var attribute: (String, LogValue) { ("error", .string("\(self)")) }
}
