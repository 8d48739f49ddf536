import CommandPorts
import Domain
import Kernel

package typealias Paid = [String: Order]

package struct PayOrderCommand: OpenCommand {  // plant: A3
  package typealias Outcome = Paid

  package init() {}
}

package struct PayOrderInteractor: Interactor {
  package init() {}

  package func execute(_ command: PayOrderCommand) async throws -> Committed<Paid> {  // plant: C2
    Committed([:])
  }
}

package struct ReturnOrderCommand: Command {  // plant: N1
  package typealias Outcome = Done
  package static let policy = Policy.signedIn

  package init() {}
}

package struct ReturnOrderInteractor: Interactor {  // plant: N1
  package init() {}

  package func execute(_ command: ReturnOrderCommand) async throws -> Committed<Done> { Committed(Done()) }
}

extension ReturnOrderInteractor {
  package static func standard() -> Self { Self() }  // plant: A2
}

package struct RemindOrderCommand: Sendable {}  // plant: N1
