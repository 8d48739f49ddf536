package import Foundation
package import Kernel

package enum DeliveryError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case receivedBefore(UUID)

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .notFound: Problem.notFound.type
    case .receivedBefore: Problem.receivedBefore.type
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The delivery can't be announced like this; see each field."
    case .notFound(let id): "There is no delivery \(id.uuidString.lowercased())."
    case .receivedBefore(let id): "Delivery \(id.uuidString.lowercased()) has been received already."
    }
  }

  package var fields: [RefusedField] {
    if case .invalid(let fields) = self { fields } else { [] }
  }
}

extension DeliveryError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, receivedBefore

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType(
          "invalid-delivery", .invalid, "The delivery breaks a rule about its fields; `errors` points at each.")
      case .notFound: ProblemType("delivery-not-found", .notFound, "There is no such delivery.")
      case .receivedBefore: ProblemType("delivery-received", .conflict, "A delivery is received once.")
      }
    }
  }
}
