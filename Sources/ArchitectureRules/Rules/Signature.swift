/// A demangled signature, taken apart as far as rules need it.
struct Signature {
  /// What stands after the declaration's own name: parameters, effects and result, or a property's type.
  let type: Substring
  let full: String

  init(_ full: String, name: String) {
    self.full = full
    type = Self.typePart(of: full, name: name)
  }

  /// The result of a function, after its first arrow outside brackets.
  var result: Substring {
    var depth = 0
    var previous: Character = " "
    for index in type.indices {
      let character = type[index]
      switch character {
      case "(", "<", "[": depth += 1
      case ")", "]": depth -= 1
      case ">" where previous == "-":
        if depth == 0 { return type[type.index(after: index)...] }
      case ">": depth -= 1
      default: break
      }
      previous = character
    }
    return type
  }

  /// The parameters of a function.
  var parameters: Substring { type[..<(result.startIndex == type.startIndex ? type.endIndex : result.startIndex)] }

  /// The dotted names, such as `Domain.Order`.
  var typeNames: [String] { Self.typeNames(in: type) }

  static func typeNames(in text: Substring) -> [String] {
    var names: [String] = []
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" }) {
      let parts = word.split(separator: ".")
      guard parts.count >= 2 else { continue }
      names.append(parts.joined(separator: "."))
    }
    return names
  }

  /// Skips the declaration's own context and name: `Queries.ListOrders.execute` in front of its parameters.
  private static func typePart(of full: String, name: String) -> Substring {
    if let separator = full.range(of: " : ") { return full[separator.upperBound...] }
    if let own = full.range(of: ".\(name)") {
      return full[own.upperBound...]
    }
    return full[...]
  }
}

extension String {
  /// The first place of a text, without Foundation.
  func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
