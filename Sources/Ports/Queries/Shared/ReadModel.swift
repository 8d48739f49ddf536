/// The name of a projection whose rows a query reads.
package struct ReadModel: Hashable, Sendable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }
}
