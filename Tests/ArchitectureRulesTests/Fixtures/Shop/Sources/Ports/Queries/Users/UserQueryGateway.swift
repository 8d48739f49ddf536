package struct UserView: Sendable {
  package let name: String

  package init(name: String) { self.name = name }
}

package protocol UserQueryGateway: Sendable {
  func getUser(_ name: String) async throws -> UserView?
}

extension UserQueryGateway {
  package func touchUser(_ name: String) {}  // plant: Q3
}
