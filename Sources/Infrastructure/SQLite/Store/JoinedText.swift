/// Text that was put together, and can be found again by its address as long as somebody holds it.
final class JoinedText: Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var address: UInt { UInt(bitPattern: ObjectIdentifier(self)) }
}
