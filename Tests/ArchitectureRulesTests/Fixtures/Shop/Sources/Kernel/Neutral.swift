/// Looks harmless; the only adapter writes.
package protocol Auditing: Sendable {
  func audit(_ what: String)
}

/// Looks the same, and its adapter is harmless.
package protocol Noting: Sendable {
  func note(_ what: String)
}

/// The only adapter reads a read model.
package protocol Looking: Sendable {
  func look(_ id: Int) -> Int
}

package enum Hook {
  package nonisolated(unsafe) static var auditor: (any Auditing)?
  package nonisolated(unsafe) static var looker: (any Looking)?

  package static func bump() -> Int {
    auditor?.audit("bump")
    return 1
  }
}
