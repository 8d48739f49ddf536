package import Foundation
package import Kernel

extension Party {
  /// A customer of the shop, as the write side knows them.
  package static func customer(_ id: UUID) -> Party { Party("customer", id) }
}
