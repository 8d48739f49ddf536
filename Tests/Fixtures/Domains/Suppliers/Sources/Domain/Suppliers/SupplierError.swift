package import Foundation
package import Kernel

package enum SupplierError: Refusal {
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
    case .invalid: "The supplier can't be stored like this; see each field."
    case .notFound(let id): "There is no supplier \(id.uuidString.lowercased())."
    case .nameTaken(let name): "Another supplier is called \(name)."
    }
  }

  package var fields: [RefusedField] {
    switch self {
    case .invalid(let fields): fields
    case .nameTaken: [RefusedField("/name", "taken by another supplier")]
    case .notFound: []
    }
  }
}

extension SupplierError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, nameTaken

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType(
          "invalid-supplier", .invalid, "The supplier breaks a rule about its fields; `errors` points at each.")
      case .notFound: ProblemType("supplier-not-found", .notFound, "There is no such supplier.")
      case .nameTaken: ProblemType("supplier-name-taken", .conflict, "Another supplier has the name.")
      }
    }
  }
}
