import CommandDeps
import Kernel
import SQLiteProjections

extension Feature {
  static let orders = Feature(name: "Orders", tables: [OrderSummaryTable()])  // decoy: N3
}

extension Sleeve {
  /// A member of the frame's type that goes with the domain.
  package var orderLabel: String { "order" }
}
