/// How the projections of this process are.
package protocol ProjectionQueryGateway: Sendable {
  /// In the order in which they were composed; the position is where the log ends.
  func listProjections() async throws -> Snapshot<[ProjectionStatus]>
}
