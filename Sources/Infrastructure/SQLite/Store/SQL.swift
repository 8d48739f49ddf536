/// SQL made of static fragments only, so that no value can get into its text.
///
/// String interpolation does not compile. A statement joined with `+` belongs into a `static let`: its prepared statement
/// is then found by its address, as a literal's is, and not by its text.
package struct SQL: Sendable, ExpressibleByStringLiteral {
  enum Form: Sendable {
    case literal(StaticString)
    case joined(JoinedText)
  }

  let form: Form

  package init(stringLiteral value: StaticString) {
    form = .literal(value)
  }

  private init(joined text: String) {
    form = .joined(JoinedText(text))
  }

  package var text: String {
    switch form {
    case .literal(let literal): literal.description
    case .joined(let joined): joined.text
    }
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    SQL(joined: left.text + right.text)
  }

  /// The UTF-8 of the text, without a terminating zero.
  func withUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    if case .literal(let literal) = form, literal.hasPointerRepresentation {
      return try body(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
    var text = text
    return try text.withUTF8(body)
  }
}

extension SQL {
  /// A table's or a column's name, quoted, for statements about tables that only the file knows. Never for a value.
  static func name(_ name: String) -> SQL {
    SQL(joined: "\"" + name.replacing("\"", with: "\"\"") + "\"")
  }
}

extension [SQL] {
  package func joined(by separator: SQL) -> SQL {
    guard let first else { return "" }
    return dropFirst().reduce(first) { $0 + separator + $1 }
  }
}

extension SQL: Hashable {
  package static func == (left: SQL, right: SQL) -> Bool {
    left.text == right.text
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
