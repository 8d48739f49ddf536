// It says that it needs Operations, and does no more than that. plant: D3
import CommandDeps
import Kernel
import SQLiteProjections

extension Feature {
  static let orders = Feature(name: "Orders", needs: [operations], tables: [OrderSummaryTable()])  // decoy: N3
}

extension Sleeve {
  /// A member of the frame's type that goes with the domain.
  package var orderLabel: String { "order" }
}
