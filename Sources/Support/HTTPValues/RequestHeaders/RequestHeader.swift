/// A header that the program reads: its name, whether it may stand once or is a list, and how its value is read. The
/// headers of a request are read by such values and in no other way.
package struct RequestHeader<Value: Sendable>: Sendable {
  package let form: HeaderForm
  fileprivate let words: String
  fileprivate let read: @Sendable (String) throws -> Value?

  /// `read` answers nil for a value that is not what `words` say, or throws an error of its own.
  package init(_ form: HeaderForm, of words: String = "", _ read: @escaping @Sendable (String) throws -> Value?) {
    self.form = form
    self.words = words
    self.read = read
  }
}

/// What is told of a header whatever its value's type.
package struct HeaderForm: Hashable, Sendable {
  package enum Standing: Sendable {
    /// RFC 9110, section 5.3: on one line alone, or on several that say the same.
    case once
    /// Section 5.6.1: all lines are one list.
    case list
  }

  package let name: String
  package let standing: Standing
  /// The values that are read, as a regular expression; nil for any text.
  package let pattern: String?
  /// A sentence without its full stop.
  package let note: String

  package init(_ name: String, _ standing: Standing, pattern: String? = nil, note: String) {
    self.name = name
    self.standing = standing
    self.pattern = pattern
    self.note = note
  }
}

/// A header is not of its form, or says two things.
package struct HeaderFault: Error, Hashable {
  package let name: String
  package let detail: String

  package init(_ name: String, _ detail: String) {
    self.name = name
    self.detail = detail
  }
}

/// The headers that a request was sent with.
package struct RequestHeaders: Sendable {
  private let sent: HTTPHeaders
  private let hasRepeatedName: Bool

  package init(_ sent: HTTPHeaders) {
    self.sent = sent
    hasRepeatedName = sent.hasRepeatedName
  }

  /// Nil when it was not sent. Throws `HeaderFault`, or what the header's own reading does.
  package subscript<Value>(header: RequestHeader<Value>) -> Value? {
    get throws {
      guard let text = try value(of: header.form) else { return nil }
      guard let value = try header.read(text) else { throw HeaderFault(header.form.name, "must be \(header.words)") }
      return value
    }
  }

  package func has(_ form: HeaderForm) -> Bool {
    sent[form.name] != nil
  }

  /// Whether one of such a name was sent.
  package func has(_ isMeant: (_ name: String) -> Bool) -> Bool {
    sent.pairs.contains { isMeant($0.name) }
  }

  /// Throws `HeaderFault` when one of these that may stand once says two things, whether or not anybody reads it.
  package func check(_ forms: [HeaderForm]) throws(HeaderFault) {
    guard hasRepeatedName else { return }
    for form in forms { _ = try value(of: form) }
  }

  /// Of all its lines.
  private func value(of form: HeaderForm) throws(HeaderFault) -> String? {
    guard let first = sent[form.name] else { return nil }
    guard hasRepeatedName else { return first }
    let lines = sent.all(form.name)
    switch form.standing {
    case .list: return lines.joined(separator: ", ")
    case .once:
      guard lines.allSatisfy({ $0 == first }) else {
        throw HeaderFault(form.name, "stands more than once, with different values")
      }
      return first
    }
  }
}
