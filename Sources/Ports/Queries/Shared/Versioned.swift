package import Kernel

/// One thing with what its `ETag` is made of.
package struct Versioned<View: Sendable>: Sendable {
  package let view: View
  /// The aggregate's version.
  package let version: Int
  /// The last event that changed the row, of whichever stream; nil when only the aggregate's own change it.
  package let changed: Position?

  package init(_ view: View, version: Int, changed: Position? = nil) {
    self.view = view
    self.version = version
    self.changed = changed
  }
}
