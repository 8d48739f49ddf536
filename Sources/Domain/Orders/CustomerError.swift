package import Foundation
package import Kernel

package enum CustomerError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case externalRefTaken(String)

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .notFound: Problem.notFound.type
    case .externalRefTaken: Problem.externalRefTaken.type
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The customer can't be stored like this; see each field."
    case .notFound(let id): "There is no customer \(id.uuidString.lowercased())."
    case .externalRefTaken(let reference): "Another customer is registered as \(reference)."
    }
  }

  package var fields: [RefusedField] {
    switch self {
    case .invalid(let fields): fields
    case .externalRefTaken: [RefusedField("/external_ref", "taken by another customer")]
    case .notFound: []
    }
  }
}

extension CustomerError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, externalRefTaken

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType(
          "invalid-customer", .invalid, "The customer breaks a rule about its fields; `errors` points at each.")
      case .notFound:
        ProblemType("customer-not-found", .notFound, "There is no such customer, or none that you may see.")
      case .externalRefTaken:
        ProblemType("external-ref-taken", .conflict, "Another customer is registered under the reference.")
      }
    }
  }
}
