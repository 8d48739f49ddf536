package import Kernel

/// What was read, with the position of the read model at that moment: both come from one read transaction.
package struct Snapshot<Value: Sendable>: Sendable {
  package let value: Value
  package let position: PositionToken

  package init(_ value: Value, at position: PositionToken) {
    self.value = value
    self.position = position
  }
}
