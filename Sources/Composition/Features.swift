extension Feature {
  /// The app: one line a feature. Their order means nothing.
  package static let all: [Feature] = [
    .operations,
    .orders,
  ]
}
