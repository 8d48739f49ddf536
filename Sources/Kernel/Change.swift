/// What a merge patch (RFC 7396) says of one field: nothing, `null`, or a value.
package enum Change<Value> {
  /// The field was left out.
  case keep
  /// The field was `null`.
  case clear
  case set(Value)

  /// What the field holds afterwards; nil for nothing.
  package func applied(to present: Value?) -> Value? {
    switch self {
    case .keep: present
    case .clear: nil
    case .set(let value): value
    }
  }
}

extension Change: Sendable where Value: Sendable {}
extension Change: Equatable where Value: Equatable {}
extension Change: Hashable where Value: Hashable {}
