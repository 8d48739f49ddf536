package import Foundation
import Kernel

/// The outcome of most commands: which aggregate, and its version now.
package struct Saved: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  package let id: UUID
  package let version: Int

  package init(id: UUID, version: Int) {
    self.id = id
    self.version = version
  }
}
