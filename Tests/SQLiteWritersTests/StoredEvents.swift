import Foundation
import Kernel
import SQLiteStore
import TestSupport
import Testing

/// What is stored of one version of one event type.
struct GoldenEvent: Sendable, CustomTestStringConvertible {
  let type: String
  let version: Int
  let payload: String

  var testDescription: String { "\(type) \(version)" }
}

extension GoldenEvent {
  /// From the golden files of the feature, which are kept for good.
  init(_ type: String, _ version: Int, of feature: String) {
    let file = Repository.path("Tests/Golden/\(feature)/\(type).v\(version).json")
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? "no file \(file)"
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
