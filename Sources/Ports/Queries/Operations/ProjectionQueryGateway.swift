/// How the projections of this process are.
package protocol ProjectionQueryGateway: Sendable {
  /// In the order in which they were composed; the position is where the log ends.
  func listProjections() async throws -> Snapshot<[ProjectionStatus]>
  /// Nil when there is none of the name; the position is where the log ends.
  func getProjection(_ name: String) async throws -> Snapshot<ProjectionStatus?>
}
