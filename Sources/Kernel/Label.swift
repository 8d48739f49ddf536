import Foundation

/// The rule for short human text (names, reasons, codes): trimmed, 1 to `limit` characters, no control characters, and
/// at most four bytes of UTF-8 a character on the average, since one character can hold any number of combining marks.
package func label(_ text: String, limit: Int) throws(LabelFault) -> String {
  if text.utf8.count <= limit, isPlain(text.utf8) { return text }
  let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
  guard trimmed.utf8.count <= limit * LabelFault.bytesPerCharacter else {
    throw trimmed.count <= limit ? .tooManyBytes(limit: limit) : .form(limit: limit)
  }
  guard !trimmed.isEmpty, trimmed.count <= limit,
    !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
  else { throw .form(limit: limit) }
  return trimmed
}

/// The label, or nil with its fault appended to the others.
package func label(
  _ text: String, limit: Int, at pointer: String, _ faults: inout [RefusedField]
) -> String? {
  do throws(LabelFault) {
    return try label(text, limit: limit)
  } catch {
    faults.append(RefusedField(pointer, error.detail))
    return nil
  }
}

/// Why a text is no label. `limit` is in characters.
package enum LabelFault: Error, Hashable {
  /// What the longest scripts need in UTF-8.
  static let bytesPerCharacter = 4

  case form(limit: Int)
  /// Few enough characters, but of too many marks.
  case tooManyBytes(limit: Int)
  /// None of the grammar of `PathID`.
  case noPathID

  package var detail: String {
    switch self {
    case .form(let limit): "1 to \(limit) characters, none of them a control"
    case .tooManyBytes(let limit):
      "1 to \(limit) characters, none of them a control, in at most \(limit * Self.bytesPerCharacter) bytes of UTF-8"
    case .noPathID:
      "1 to \(PathID.longest) characters, none of them a control or a slash, no blank at either end, and not . or .., "
        + "in at most \(PathID.longest * Self.bytesPerCharacter) bytes of UTF-8"
    }
  }
}

/// The usual case: visible ASCII, with blanks between.
private func isPlain(_ text: String.UTF8View) -> Bool {
  guard let first = text.first, first > 0x20, let last = text.last, last > 0x20 else { return false }
  return text.allSatisfy { (0x20..<0x7F).contains($0) }
}
