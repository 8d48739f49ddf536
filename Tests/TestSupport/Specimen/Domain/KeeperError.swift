package import Foundation
package import Kernel

package enum KeeperError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case nameTaken(String)

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .notFound: Problem.notFound.type
    case .nameTaken: Problem.nameTaken.type
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The keeper can't be named like this; see each field."
    case .notFound(let id): "There is no keeper \(id.uuidString.lowercased())."
    case .nameTaken(let name): "Another keeper is called \(name)."
    }
  }

  package var fields: [RefusedField] {
    if case .invalid(let fields) = self { fields } else { [] }
  }
}

extension KeeperError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, nameTaken

    var type: ProblemType {
      switch self {
      case .invalid: ProblemType("invalid-keeper", .invalid, "The keeper's name breaks a rule; `errors` points at it.")
      case .notFound: ProblemType("keeper-not-found", .notFound, "There is no such keeper, or none that you may see.")
      case .nameTaken: ProblemType("keeper-name-taken", .conflict, "Another keeper has the name.")
      }
    }
  }
}
