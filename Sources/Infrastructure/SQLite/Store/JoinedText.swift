/// Text that was put together once, and is looked up often: it is hashed when it is made, and found by its address as
/// long as nobody made the same text elsewhere.
final class JoinedText: Sendable {
  let text: String
  private let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.hashValue
  }
}

extension JoinedText: Hashable {
  static func == (left: JoinedText, right: JoinedText) -> Bool {
    left === right || left.hash == right.hash && left.text == right.text
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
  }
}
