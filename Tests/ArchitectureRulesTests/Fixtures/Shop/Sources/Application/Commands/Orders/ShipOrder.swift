import CommandPorts
import Domain
import Kernel
import QueryPorts  // plant: L1

typealias Known = OrderQueryGateway  // plant: C1

package struct Parcel: Sendable {
  package let inside: Inside
}

package struct Inside: Sendable {
  package let orders: [Order]
}

package struct ShipOrderCommand: Command {
  package typealias Outcome = Parcel
  package static let policy = Policy.signedIn

  package init() {}
}

package struct ShipOrderInteractor: Interactor {
  private let known: any Known
  private let looking: any Looking
  private let noting: any Noting
  private let users: any UserRepository  // plant: D3, L2

  package init(
    looking: any Looking, noting: any Noting,
    gateway: any OrderQueryGateway,  // plant: C1
    users: any UserRepository  // plant: D3, L2
  ) {
    self.looking = looking
    self.noting = noting
    self.users = users
    known = gateway
  }

  package func execute(_ command: ShipOrderCommand) async throws -> Committed<Parcel> {  // plant: C2
    _ = try await known.getOrder(1)  // plant: C1
    _ = looking.look(1)  // plant: C1
    _ = Hook.looker.map { $0.look(2) }  // plant: C1
    noting.note("decoy")  // decoy: C1
    return Committed(Parcel(inside: Inside(orders: [])))
  }

  #if OLD_WAY
    func stale(_ gateway: any OrderQueryGateway) {}  // plant: C1
  #endif
}
