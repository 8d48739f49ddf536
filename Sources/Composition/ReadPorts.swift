import Projections
package import QueryPorts
package import SQLiteProjections
package import SQLiteReaders

/// What the frame hands to a feature for its read side.
package struct ReadPorts: Sendable {
  /// The tables that the writers keep; never behind the log.
  package let writeFile: ReadSource
  package let growth: any LogGrowth
  private let sources: [String: ReadSource]

  init(writeFile: ReadSource, growth: any LogGrowth, sources: [String: ReadSource]) {
    self.writeFile = writeFile
    self.growth = growth
    self.sources = sources
  }

  /// The rows of a read model. Throws `UnknownProjection` for one that no feature brings.
  package func source<T: SQLiteTable>(of table: T.Type) throws -> ReadSource {
    guard let source = sources[T.F.name] else { throw UnknownProjection(T.F.name) }
    return source
  }
}
