import CommandPorts
import Domain
import Kernel

package struct CreateUserCommand: Command {
  package typealias Outcome = @Sendable () -> User
  package static let policy = Policy.anyone

  package init() {}
}

package struct CreateUserInteractor: Interactor {
  private let users: any UserRepository
  private let unitOfWork: any UnitOfWork

  package init(users: any UserRepository, unitOfWork: any UnitOfWork) {
    self.users = users
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: CreateUserCommand) async throws -> Committed<@Sendable () -> User> {  // plant: C2
    try await unitOfWork.perform { [users] transaction in
      try users.save(User(name: "x"), in: transaction)  // decoy: C4
      return { User(name: "y") }
    }
  }
}
