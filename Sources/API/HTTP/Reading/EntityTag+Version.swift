import HTTPValues
package import Kernel

extension EntityTag {
  /// `"7"`: the aggregate's version; `"7.4211"`: with the last event that changed the row, of whichever stream.
  init(version: Int, changed: Position?) {
    self.init(changed.map { "\"\(version).\($0.value)\"" } ?? "\"\(version)\"")
  }

  /// Nil for a tag that this server can't have given out.
  var version: Int? {
    let numbers = opaque.dropFirst().dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count <= 2, numbers.allSatisfy(Self.isNumber) else { return nil }
    return numbers.first.flatMap { Int($0) }
  }

  /// As we write one: at most 18 digits, and no 0 before others.
  private static func isNumber(_ text: Substring) -> Bool {
    (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && (text.utf8.count == 1 || text.utf8.first != 0x30)
  }
}

extension Incoming {
  /// The versions that `If-Match` names, by the strong comparison (RFC 9110, section 13.1.1): what is weak or of another
  /// server is none. Nil for `*`, which takes any. Throws `PreconditionMissing` without the header.
  package func requiredVersion() throws -> ExpectedVersion? {
    switch try request.headers[Header.ifMatch] {
    case nil: throw PreconditionMissing()
    case .any: return nil
    case .these(let tags):
      guard tags.contains(where: { $0.version != nil }) else {
        throw MalformedRequest(header: Header.ifMatch.form.name, "none of them is an `ETag` of this server")
      }
      return ExpectedVersion(anyOf: tags.filter { !$0.isWeak }.compactMap(\.version))
    }
  }

  /// For a command that compares no version: a condition must not be passed over. `*` holds wherever something is.
  func noVersion() throws {
    if let tags = try request.headers[Header.ifMatch], tags != .any {
      throw MalformedRequest(
        header: Header.ifMatch.form.name, "this address compares no version: leave it off, or send *")
    }
  }

  func isKnown(_ tag: EntityTag) throws -> Bool {
    try request.headers[Header.ifNoneMatch]?.holdWeakly(tag) ?? false
  }
}
