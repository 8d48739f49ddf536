package import Kernel
import Projections
package import SQLiteProjections
package import SQLiteStore
import SQLiteWriters
import Telemetry

/// Projects the inline models in each unit of work: the write side knows of no projection.
package struct InlineHook: AppendHook {
  private let models: InlineModels

  package init(_ models: InlineModels) {
    self.models = models
  }

  package func appended(_ first: Position, _ last: Position, on connection: Connection) throws {
    try models.project(from: first, to: last, on: connection)
  }
}

extension InlineModels {
  /// Those of a program, which tell how long they held the writer.
  init(_ features: FeatureSet, _ metrics: Metrics) throws {
    let held = metrics.histograms(
      "inline_model_held_writer_seconds", help: "How long an inline model held the writer for more than a row.",
      labels: ["projection", "reason"])
    try self.init(features.readModels(.inline)) { model, hold, duration in
      held.with(model, hold.rawValue).observe(duration / .seconds(1))
    }
  }
}
