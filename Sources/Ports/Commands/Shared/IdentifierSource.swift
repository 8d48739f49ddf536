package import Foundation
package import Kernel

package protocol IdentifierSource: Sendable {
  /// A fresh UUIDv7.
  func fresh() -> UUID

  /// The id of what a command creates: a fresh one; for a command whose id is derived from its source, that id, so
  /// that doing it again anywhere gives the same.
  func makeID(for context: CommandContext) -> UUID
}
