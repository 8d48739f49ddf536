package struct ProjectionView: Sendable {
  package let name: String

  package init(name: String) { self.name = name }
}

package protocol ProjectionQueryGateway: Sendable {
  func listProjections() async throws -> [ProjectionView]
}
