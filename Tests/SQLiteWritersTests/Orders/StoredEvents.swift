import Foundation
import Kernel
import SQLiteStore
import Testing

/// What is stored of one version of one event type.
struct GoldenEvent: Sendable, CustomTestStringConvertible {
  let type: String
  let version: Int
  let payload: String

  var testDescription: String { "\(type) \(version)" }
}

extension GoldenEvent {
  /// From the golden files, which are kept for good.
  init(_ type: String, _ version: Int) {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.appending(path: "Golden/Orders/\(type).v\(version).json")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? "no file \(file.path)"
    self.init(type: type, version: version, payload: text.trimmingCharacters(in: .newlines))
  }
}

extension WriteFile {
  /// The log's events as they are stored, oldest first.
  func stored() throws -> [GoldenEvent] {
    try reading { file in
      try file.all("SELECT type, schema_version, payload FROM events ORDER BY position") { row in
        GoldenEvent(type: try row.text(0), version: try row.int(1), payload: try row.text(2))
      }
    }
  }
}
