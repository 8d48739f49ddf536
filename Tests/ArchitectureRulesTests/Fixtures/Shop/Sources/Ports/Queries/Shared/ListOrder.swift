/// What values are like, and no port: all that it asks for is static.
package protocol ListOrder: Sendable {
  static var standard: Self { get }
}

package enum OrderListOrder: ListOrder {
  case number

  package static let standard = OrderListOrder.number
}

package enum UserListOrder: ListOrder {  // decoy: P2
  case name

  package static let standard = UserListOrder.name
}
