/// Ways to cause a thing without naming it.
package func visit(_ auditor: any Auditing) { leave(auditor) }

func leave(_ auditor: any Auditing) { auditor.audit("visit") }

package func pageSize(_ size: Int = Hook.bump()) -> Int { size }

package struct Meter: Sendable {
  package init() {}
  package var total: Int { Hook.bump() }
  package var plain: Int { 1 }
}

@propertyWrapper package struct Audited<Value> {
  private var inner: Value
  package init(wrappedValue: Value) { inner = wrappedValue }
  package var wrappedValue: Value {
    get {
      Hook.auditor?.audit("read")
      return inner
    }
    set { inner = newValue }
  }
}

@propertyWrapper package struct Plain<Value> {
  package var wrappedValue: Value
  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }
}

infix operator <~
extension Meter {
  package static func <~ (left: Meter, right: Int) -> Int { Hook.bump() + right }
  package subscript(index: Int) -> Int { Hook.bump() + index }
  package func callAsFunction() -> Int { Hook.bump() }
}

extension Sequence where Element == Int {
  package func counted() -> Int { Hook.bump() }
}

package struct Label: ExpressibleByStringLiteral, CustomStringConvertible {
  private let text: String
  package init(stringLiteral value: String) { text = value }
  package var description: String { "\(text) \(Hook.bump())" }
}

package class Ticker {
  package init() {}
  package func tick() {}
}

package final class LoudTicker: Ticker {
  package override func tick() { _ = Hook.bump() }
}

package final class Farewell {
  package init() {}
  deinit { _ = Hook.bump() }
}

@resultBuilder package enum Steps {
  package static func buildBlock(_ parts: Int...) -> Int { parts.reduce(Hook.bump(), +) }
}

package let started: Int = Hook.bump()

package func twice(_ body: () -> Void) {
  body()
  body()
}
