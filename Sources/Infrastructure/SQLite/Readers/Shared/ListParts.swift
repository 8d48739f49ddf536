package import Foundation
import QueryPorts
package import SQLiteStore

/// A condition with one parameter, which stands when the filter has a value for it.
package struct ListFilter<Filter: Sendable>: Sendable {
  let condition: SQL
  let value: @Sendable (Filter) -> (any SQLiteValue)?

  package init(_ condition: SQL, _ value: @escaping @Sendable (Filter) -> (any SQLiteValue)?) {
    self.condition = condition
    self.value = value
  }
}

/// What a list is sorted by: an indexed column that is never NULL, and where an item holds its value.
package struct ListKey<Item: Sendable>: Sendable {
  let column: SQL
  let value: @Sendable (Item) -> PageCursor.Value
  private let isText: Bool

  package static func number(_ column: SQL, _ value: @escaping @Sendable (Item) -> Int64) -> ListKey {
    ListKey(column: column, value: { .number(value($0)) }, isText: false)
  }

  package static func text(_ column: SQL, _ value: @escaping @Sendable (Item) -> String) -> ListKey {
    ListKey(column: column, value: { .text(value($0)) }, isText: true)
  }

  /// Nil for a cursor's value of the other kind.
  func bound(_ value: PageCursor.Value) -> (any SQLiteValue)? {
    switch value {
    case .number(let number): isText ? nil : number
    case .text(let text): isText ? text : nil
    }
  }
}

/// The tie-breaker of every order.
package struct ListIdentity<Item: Sendable>: Sendable {
  let column: SQL
  let text: @Sendable (Item) -> String
  /// Nil for a text that is no id.
  let value: @Sendable (String) -> (any SQLiteValue)?

  package static func uuid(_ column: SQL, _ id: @escaping @Sendable (Item) -> UUID) -> ListIdentity {
    ListIdentity(column: column, text: { id($0).uuidString.lowercased() }, value: { UUID(uuidString: $0) })
  }

  package static func text(_ column: SQL, _ id: @escaping @Sendable (Item) -> String) -> ListIdentity {
    ListIdentity(column: column, text: id, value: { $0 })
  }
}
