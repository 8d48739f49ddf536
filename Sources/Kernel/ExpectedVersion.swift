/// The versions of a thing that a change was decided on; the present one must be among them. None stands for a version
/// that nothing can have.
package struct ExpectedVersion: Hashable, Sendable {
  package let versions: [Int]

  package init(anyOf versions: [Int]) {
    self.versions = versions
  }
}

extension ExpectedVersion: ExpressibleByIntegerLiteral {
  package init(integerLiteral version: Int) {
    self.init(anyOf: [version])
  }
}
