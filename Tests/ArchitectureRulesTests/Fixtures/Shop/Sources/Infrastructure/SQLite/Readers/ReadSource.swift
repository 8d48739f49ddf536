import SQLiteStore

typealias Lender = ReadPool

/// The readers' own frame, which alone knows where connections come from.
package struct ReadSource: Sendable {
  let pool = ReadPool()  // decoy: Q3

  package init() {}
  package func read<R>(_ body: (ReadConnection) throws -> R) rethrows -> R { try pool.read(body) }
}

func cleanUp() { WriteTransaction().commit() }  // plant: Q3
