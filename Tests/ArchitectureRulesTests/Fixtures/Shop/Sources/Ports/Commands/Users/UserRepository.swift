import Domain

package protocol UserRepository: Sendable {
  func load(_ name: String, in transaction: any Transaction) throws -> User?
  func save(_ user: User, in transaction: any Transaction) throws
}

package protocol PasswordHashing: Sendable {  // plant: P2
  func hash(_ text: String) -> String
}

package protocol Mailing: Sendable {  // plant: A1
  func mail(_ text: String)
}
