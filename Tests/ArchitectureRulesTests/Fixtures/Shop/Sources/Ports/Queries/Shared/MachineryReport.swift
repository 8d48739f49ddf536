package struct MachineryReport: Sendable {
  package let projections: [ProjectionView]  // decoy: D3
}
