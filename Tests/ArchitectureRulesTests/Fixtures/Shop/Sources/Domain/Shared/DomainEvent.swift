package protocol DomainEvent: Codable, Sendable {
  static var type: String { get }
  static var version: Int { get }
}

/// A default that E1 must see through.
package protocol FirstVersion: DomainEvent {}

extension FirstVersion {
  package static var version: Int { 1 }
}
