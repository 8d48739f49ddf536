import Kernel

/// The outcome of a command that has nothing to tell.
package struct Done: CommandOutcome, Hashable {
  package static let version = 1

  package init() {}
}
