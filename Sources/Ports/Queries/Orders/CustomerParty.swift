package import Foundation
package import Kernel

extension Party {
  /// A customer of the shop, as the read side knows them; the two sides share no code.
  package static func customer(_ id: UUID) -> Party { Party("customer", id) }
}

extension Principal {
  /// The customer whom the principal stands for.
  package var customerID: UUID? {
    party.flatMap { $0 == .customer($0.id) ? $0.id : nil }
  }
}
