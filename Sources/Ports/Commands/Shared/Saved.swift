package import Foundation

/// The outcome of most commands: which aggregate, and its version now.
package struct Saved: Codable, Hashable, Sendable {
  package let id: UUID
  package let version: Int

  package init(id: UUID, version: Int) {
    self.id = id
    self.version = version
  }
}
