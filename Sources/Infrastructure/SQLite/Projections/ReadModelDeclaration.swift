package import Projections

/// A read model as a feature names it: `.asynchronous(OrderSummaryTable.self)` or `.inline(OrderSummaryTable.self)`.
package struct ReadModelDeclaration: Sendable {
  package let table: any SQLiteTable.Type
  package let lifecycle: ReadModelLifecycle

  package static func asynchronous(_ table: any SQLiteTable.Type) -> ReadModelDeclaration {
    ReadModelDeclaration(table: table, lifecycle: .asynchronous)
  }

  package static func inline(_ table: any SQLiteTable.Type) -> ReadModelDeclaration {
    ReadModelDeclaration(table: table, lifecycle: .inline)
  }
}
