/// What a reader is lent: it can't write.
package struct ReadConnection: Sendable {
  package func all(_ sql: SQL) -> [Row] { [] }
  package func all(text sql: String) -> [Row] { [] }
}

package struct Row: Sendable {
  package func int(_ column: Int) -> Int { column }
}

package final class ReadPool: Sendable {
  package init() {}
  package func read<R>(_ body: (ReadConnection) throws -> R) rethrows -> R { try body(ReadConnection()) }
}

package typealias Pool = ReadPool
