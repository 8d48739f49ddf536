package import Foundation

extension UUID {
  /// Of a stream's name, such as `order-` and an id. Nil for a stream of another name.
  package init?(ofStream stream: String, named prefix: String) {
    guard stream.hasPrefix(prefix) else { return nil }
    self.init(uuidString: String(stream.dropFirst(prefix.count)))
  }
}
