package import Kernel

/// Is told now and then how far a build of rows is, and answers whether to go on.
package typealias BuildWatch = @Sendable (_ projection: String, _ done: Position, _ total: Position) -> Bool

/// Who watched a build did not let it go on. What is done is kept.
package struct BuildStopped: Error, CustomStringConvertible {
  private let projection: String

  package init(_ projection: String) {
    self.projection = projection
  }

  package var description: String { "stopped; the next build of \(projection) goes on from there" }
}
