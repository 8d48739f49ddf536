/// Who asks a query and how fresh the answer must be.
package struct QueryContext: Sendable {
  package let principal: Principal?
  /// The answer must contain this position.
  package let minimum: PositionToken?
  /// How long to wait for `minimum`, in seconds (0 … 5).
  package let patience: Double
  /// When the wait runs out: serve what is there and say so, instead of refusing.
  package let acceptsStale: Bool

  package init(
    principal: Principal?, minimum: PositionToken? = nil, patience: Double = 5, acceptsStale: Bool = false
  ) {
    self.principal = principal
    self.minimum = minimum
    self.patience = patience
    self.acceptsStale = acceptsStale
  }
}
