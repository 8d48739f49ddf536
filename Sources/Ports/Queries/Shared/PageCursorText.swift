import Foundation

extension PageCursor {
  /// base64url of `order|value|id`: opaque to clients.
  package var text: String {
    Data("\(order)|\(value)|\(id)".utf8).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  /// Nil when the text is not a cursor that `text` could have written.
  package init?(text: String) {
    var padded = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    padded += String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
    guard text.utf8.count <= 256, let data = Data(base64Encoded: padded),
      let plain = String(data: data, encoding: .utf8)
    else { return nil }
    let parts = plain.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 3, let value = Int64(parts[1]) else { return nil }
    self.init(order: String(parts[0]), value: value, id: String(parts[2]))
    guard self.text == text else { return nil }
  }
}
