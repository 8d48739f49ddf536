/// A position with the epoch of the log that gave it out, so that nothing mistakes one history for another.
/// On the wire: sixteen hexadecimal digits, a dash, the position (`00c0ffee12345678-4211`). Opaque to clients.
package struct PositionToken: Hashable, Sendable, CustomStringConvertible {
  /// Characters, each of one byte.
  package static let longest = 16 + 1 + 19

  package let epoch: UInt64
  package let position: Position

  package init(epoch: UInt64, position: Position) {
    self.epoch = epoch
    self.position = position
  }

  /// Nil when the text is not a token that `description` could have written.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 16,
      let epoch = UInt64(parts[0], radix: 16), let value = Int64(parts[1]), value >= 0
    else { return nil }
    self.init(epoch: epoch, position: Position(value))
    guard description == text else { return nil }
  }

  package var description: String {
    let digits = String(epoch, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + "-\(position.value)"
  }
}
