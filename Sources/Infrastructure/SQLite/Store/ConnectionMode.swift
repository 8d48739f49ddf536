/// How a file is opened.
package enum ConnectionMode: Sendable, Equatable {
  /// The file must exist. `query_only` besides, so that not even a temporary table is written.
  case readOnly
  /// Makes the file if need be.
  case readWrite(synchronous: Synchronous)
  /// For a file that nobody reads yet: no journal, no sync, no way back. An error or a crash leaves it to be thrown
  /// away. Opening it with `readWrite` afterwards makes it durable.
  case underConstruction

  package enum Synchronous: Sendable, Equatable {
    /// Answered commits outlive a power cut.
    case full
    /// A power cut may take back the last commits, in order.
    case normal
    /// A power cut may damage the file.
    case off
  }
}
