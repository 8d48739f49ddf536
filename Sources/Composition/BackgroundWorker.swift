/// Work that goes on beside the server: begun when it serves, ended before its files are closed.
package struct BackgroundWorker: Sendable {
  package let name: String
  /// Runs until its task is cancelled, and then comes to its end soon.
  package let run: @Sendable () async -> Void

  package init(_ name: String, run: @escaping @Sendable () async -> Void) {
    self.name = name
    self.run = run
  }
}
