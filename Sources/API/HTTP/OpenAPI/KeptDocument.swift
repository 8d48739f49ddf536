import Synchronization

/// The document, made when it is first asked for: no later request waits for that.
final class KeptDocument: Sendable {
  private let features: [RouteGroup]
  private let kept = Mutex<[UInt8]?>(nil)

  init(_ features: [RouteGroup]) {
    self.features = features
  }

  /// Throws as `OpenAPIDocument` does.
  var bytes: [UInt8] {
    get throws {
      try kept.withLock { kept in
        if let kept { return kept }
        let made = try OpenAPIDocument(features).bytes
        kept = made
        return made
      }
    }
  }
}
