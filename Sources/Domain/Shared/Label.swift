import Foundation

/// The rule for short human text (names, reasons): trimmed, not empty, at most `limit` characters, no control
/// characters. Nil when it is broken.
package func label(_ text: String, limit: Int) -> String? {
  if text.utf8.count <= limit, isPlain(text.utf8) { return text }
  let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
  guard !trimmed.isEmpty, trimmed.count <= limit,
    !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
  else { return nil }
  return trimmed
}

/// The usual case: visible ASCII, with blanks between.
private func isPlain(_ text: String.UTF8View) -> Bool {
  guard let first = text.first, first > 0x20, let last = text.last, last > 0x20 else { return false }
  return text.allSatisfy { (0x20..<0x7F).contains($0) }
}
