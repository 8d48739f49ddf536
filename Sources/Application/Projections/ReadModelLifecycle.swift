/// When the events of a command reach the rows of a read model.
package enum ReadModelLifecycle: Sendable, Equatable {
  /// After its commit, from the log, into a file of the read model's own.
  case asynchronous
  /// In its own transaction, into the write file.
  case inline
}
