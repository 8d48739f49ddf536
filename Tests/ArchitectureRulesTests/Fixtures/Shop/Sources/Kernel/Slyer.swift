/// What runs because something else is done: observers, inherited initialisers, calls that are none in the text.
package final class Watched {
  package init() {}
  package var value = 0 { didSet { _ = Hook.bump() } }
  package var plain = 0 { didSet { _ = oldValue } }
}

package class Opening {
  package init() { prepare() }
  package func prepare() {}
}

package final class LoudOpening: Opening {
  package override func prepare() { _ = Hook.bump() }
}

@dynamicCallable package struct Calls: Sendable {
  package init() {}
  package func dynamicallyCall(withArguments arguments: [Int]) -> Int { Hook.bump() }
}

/// Keeps what a method was handed.
package final class Keeper {
  package nonisolated(unsafe) static let shared = Keeper()
  private var kept: [() -> Void] = []
  package func onRead(_ body: @escaping () -> Void) { kept.append(body) }
  package func fire() { for body in kept { body() } }
}

/// The same, and nobody hands it anything that writes.
package final class QuietKeeper {
  private var kept: [() -> Void] = []
  package init() {}
  package func onRead(_ body: @escaping () -> Void) { kept.append(body) }
  package func fire() { for body in kept { body() } }
}

package enum Bag {
  package nonisolated(unsafe) static var things: [String: Any] = [:]
  package nonisolated(unsafe) static var names: [String: String] = [:]
}

package final class Box: Sendable {
  package init() {}
}

package struct Sleeve: Sendable {
  let box: Box?
  package init() { box = nil }
}

package struct PlainSleeve: Sendable {
  let text: String
  package init() { text = "" }
}
