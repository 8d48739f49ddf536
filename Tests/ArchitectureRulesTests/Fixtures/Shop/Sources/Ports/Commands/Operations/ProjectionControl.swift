/// Operates the machinery of the read side.
package protocol ProjectionControl: Sendable {
  func rebuild(_ name: String) async throws  // decoy: C3
}

package protocol LedgerControl: Sendable {
  func mend(in transaction: any Transaction)  // plant: C3
}
