/// More ways, through what the compiler and the standard library call by themselves.
@dynamicMemberLookup package struct Mirrorlike: Sendable {
  package init() {}
  package subscript(dynamicMember name: String) -> Int { Hook.bump() }
}

package struct Loaded: Decodable, Comparable, Hashable, Sequence {
  package let id: Int
  package init(id: Int) { self.id = id }
  package init(from decoder: any Decoder) throws { id = Hook.bump() }
  package static func < (left: Self, right: Self) -> Bool { Hook.bump() > 0 }
  package func hash(into hasher: inout Hasher) { hasher.combine(Hook.bump()) }
  package func makeIterator() -> AnyIterator<Int> { AnyIterator { nil } }
}

package func ~= (pattern: Meter, value: Int) -> Bool { Hook.bump() == value }

package func later(_ value: @autoclosure () -> Int) -> Int { value() }

package actor Counter {
  package init() {}
  package var total = Hook.bump()
  package func plain() -> Int { 1 }
}

package protocol Named {
  associatedtype Name
  static func name() -> Name
}

extension Named where Name == Int {
  package static func name() -> Int { Hook.bump() }
}

package struct Thing: Named {
  package init() {}
}

package func named<T: Named>(_ type: T.Type) -> T.Name { T.name() }

package enum Hooks {
  package nonisolated(unsafe) static var onAsk: (() -> Void)?
  package nonisolated(unsafe) static var onIdle: (() -> Void)?
}

package struct Notifier: Sendable {
  package let onRead: @Sendable () -> Void
  package init(onRead: @escaping @Sendable () -> Void) { self.onRead = onRead }
}

package struct QuietNotifier: Sendable {
  package let onRead: @Sendable () -> Void
  package init(onRead: @escaping @Sendable () -> Void) { self.onRead = onRead }
}
