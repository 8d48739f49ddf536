package typealias OrderStore = any OrderRepository

package struct PortHolder: Sendable {
  package let orders: any OrderRepository
}
