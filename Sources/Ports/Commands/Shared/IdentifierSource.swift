package import Foundation
package import Kernel

/// Ids for what commands create.
package protocol IdentifierSource: Sendable {
  /// A fresh UUIDv7; for a command whose id is derived from its source, that id, so that doing it again anywhere
  /// gives the same.
  func makeID(for context: CommandContext) -> UUID
}
