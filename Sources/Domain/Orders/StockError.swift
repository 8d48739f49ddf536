package import Kernel

package enum StockError: Refusal {
  case invalid([RefusedField])
  case insufficient(ProductID, wanted: Int, available: Int)
  case tooMuch(ProductID)

  package var problem: ProblemType {
    switch self {
    case .invalid: Problem.invalid.type
    case .insufficient: Problem.insufficient.type
    case .tooMuch: Problem.tooMuch.type
    }
  }

  package var detail: String {
    switch self {
    case .invalid: "The stock can't be received like this; see each field."
    case .insufficient(let product, let wanted, let available):
      "Of product \(product.code) \(wanted) units are wanted and \(available) are left."
    case .tooMuch(let product): "Product \(product.code) can hold no more than \(ProductStock.largest) units."
    }
  }

  package var fields: [RefusedField] {
    if case .invalid(let fields) = self { fields } else { [] }
  }
}

extension StockError {
  package static var problems: [ProblemType] { Problem.allCases.map(\.type) }

  private enum Problem: CaseIterable {
    case invalid, insufficient, tooMuch

    var type: ProblemType {
      switch self {
      case .invalid:
        ProblemType("invalid-stock", .invalid, "The receipt breaks a rule about its fields; `errors` points at each.")
      case .insufficient:
        ProblemType("insufficient-stock", .conflict, "Fewer units are left than the order wants.")
      case .tooMuch:
        ProblemType("stock-out-of-range", .conflict, "A product can't hold that many units.")
      }
    }
  }
}
