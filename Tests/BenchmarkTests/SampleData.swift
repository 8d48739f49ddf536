import Composition
import Configuration
import Foundation
import Telemetry

/// A folder of its own for one measurement, and how the service is set up on it.
struct SampleData {
  static let log = Logger(minimum: .error, sink: LogSink { _ in })

  let folder = FileManager.default.temporaryDirectory.appending(path: "tandem-bench-\(UUID().uuidString)")
  let configuration: Configuration

  /// `settings` by key (`GROUP_COMMIT`).
  init(settings: [String: String] = [:]) throws {
    configuration = try Configuration(
      FeatureSet(Feature.all).settings, options: settings.merging(["DATA_FOLDER": folder.path]) { $1 },
      environment: [:],
      file: EnvironmentFile(), checks: [])
  }

  func openWriteStore() throws -> WriteStore {
    try WriteStore(configuration, try FeatureSet(Feature.all), metrics: Metrics(), log: Self.log)
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }
}
