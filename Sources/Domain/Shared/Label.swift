import Foundation

/// The rule for short human text (names, reasons): trimmed, not empty, at most `limit` characters, no control
/// characters. Nil when it is broken.
package func label(_ text: String, limit: Int) -> String? {
  let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
  guard !trimmed.isEmpty, trimmed.count <= limit,
    !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
  else { return nil }
  return trimmed
}
