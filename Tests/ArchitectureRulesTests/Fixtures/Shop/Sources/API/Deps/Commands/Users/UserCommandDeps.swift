import CommandPorts
import Commands

package struct UserCommandDeps: Sendable {  // plant: A2
  let users: any UserRepository
  let unitOfWork: any UnitOfWork

  package init(users: any UserRepository, unitOfWork: any UnitOfWork) {
    self.users = users
    self.unitOfWork = unitOfWork
  }
}

/// Not a `…CommandDeps`, though it stands among them.
package enum UserMaking {
  static func createUser(_ users: any UserRepository, _ unitOfWork: any UnitOfWork) -> CreateUserInteractor {
    CreateUserInteractor(users: users, unitOfWork: unitOfWork)  // plant: A2
  }
}
