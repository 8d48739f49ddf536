import Projections
package import QueryPorts
package import SQLiteProjections
package import SQLiteReaders

/// What the frame hands to a feature for its read side.
package struct ReadPorts: Sendable {
  /// The tables that the writers keep; never behind the log.
  package let writeFile: ReadSource
  package let growth: any LogGrowth
  package let projections: any ProjectionQueryGateway
  private let sources: [String: ReadSource]

  init(
    writeFile: ReadSource, growth: any LogGrowth, projections: any ProjectionQueryGateway, sources: [String: ReadSource]
  ) {
    self.writeFile = writeFile
    self.growth = growth
    self.projections = projections
    self.sources = sources
  }

  /// The rows of a read model. Throws `UnknownTable` for one that no feature brings.
  package func source<T: SQLiteTable>(of table: T.Type) throws -> ReadSource {
    guard let source = sources[T.F.name] else { throw UnknownTable(name: T.F.name) }
    return source
  }
}

/// A reader asks for rows of a table that is in no feature's list. Found at start.
struct UnknownTable: Error, CustomStringConvertible {
  let name: String

  var description: String { "no feature brings the read model \(name); add its table to `readModels`" }
}
