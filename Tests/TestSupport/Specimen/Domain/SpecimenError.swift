package import Foundation
package import Kernel

package enum SpecimenError: Refusal {
  case invalid([RefusedField])
  case notFound(UUID)
  case discarded

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .notFound: Problem.notFound.type
    case .discarded: Problem.discarded.type
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The specimen can't be kept like this; see each field."
    case .notFound(let id): "There is no specimen \(id.uuidString.lowercased())."
    case .discarded: "The specimen was discarded."
    }
  }

  package var fields: [RefusedField] {
    if case .invalid(let fields) = self { fields } else { [] }
  }
}

extension SpecimenError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, notFound, discarded

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType(
          "invalid-specimen", .invalid, "The specimen breaks a rule about its fields; `errors` points at each.")
      case .notFound:
        ProblemType("specimen-not-found", .notFound, "There is no such specimen, or none that you may see.")
      case .discarded: ProblemType("specimen-discarded", .conflict, "The specimen was discarded; nothing changes it.")
      }
    }
  }
}
