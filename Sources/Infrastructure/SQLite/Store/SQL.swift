/// SQL made of static fragments only, so that no value can get into its text.
///
/// String interpolation does not compile. A statement joined with `+` is best kept in a `static let`: a single
/// literal is found again by its address, a joined one by its text.
package struct SQL: Sendable, ExpressibleByStringLiteral {
  enum Form: Sendable {
    case literal(StaticString)
    case joined(String)
  }

  let form: Form

  package init(stringLiteral value: StaticString) {
    form = .literal(value)
  }

  private init(joined text: String) {
    form = .joined(text)
  }

  package var text: String {
    switch form {
    case .literal(let literal): literal.description
    case .joined(let text): text
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

extension SQL: Hashable {
  package static func == (left: SQL, right: SQL) -> Bool {
    left.text == right.text
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
