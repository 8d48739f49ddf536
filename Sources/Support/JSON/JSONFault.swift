/// One fault of a document: where it is and what to mend.
package struct JSONFault: Hashable, Sendable, Encodable {
  /// RFC 6901; empty for the whole document. Tokens longer than 128 bytes are cut and end in "…".
  package let pointer: String
  /// Reads on from the name of the field: "must be an integer".
  package let detail: String

  package init(pointer: String, detail: String) {
    self.pointer = pointer
    self.detail = detail
  }
}

/// Why a document was refused; never empty, at most ``JSON/maximumFaults``.
package struct JSONFaults: Error, Hashable, Sendable {
  package let faults: [JSONFault]
  /// How many more there are.
  package let further: Int
  /// The bytes are no well-formed JSON (→ 400); otherwise the form does not fit (→ 422).
  package let isSyntax: Bool

  /// Stands for a fault that is counted only.
  static let untold = JSONFaults([])

  package init(_ faults: [JSONFault], further: Int = 0, isSyntax: Bool = false) {
    self.faults = faults
    self.further = further
    self.isSyntax = isSyntax
  }
}

extension JSONFaults: CustomStringConvertible {
  package var description: String {
    faults.map { "\($0.pointer.isEmpty ? "document" : $0.pointer): \($0.detail)" }.joined(separator: "; ")
      + (further > 0 ? "; and \(further) more" : "")
  }
}
