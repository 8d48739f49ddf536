import Foundation

/// The words of a shell or Python script, comments left out.
struct ScriptText {
  struct Word {
    let text: String
    let line: Int32
    let column: Int32

    /// `OrderSummary`, and not `Order`.
    var isCompound: Bool {
      text.utf8.first.map { 65...90 ~= $0 } ?? false && text.utf8.dropFirst().contains { 65...90 ~= $0 }
    }
  }

  let relativePath: String
  let words: [Word]
  /// What the script declares itself.
  var classes: Set<String> {
    Set(zip(words, words.dropFirst()).filter { $0.0.text == "class" }.map(\.1.text))
  }

  static func all(below folder: String, of root: String) -> [Self] {
    let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".sh") || $0.hasSuffix(".py") }.sorted().compactMap { path in
      guard let data = FileManager.default.contents(atPath: "\(root)/\(folder)/\(path)") else { return nil }
      return Self(relativePath: "\(folder)/\(path)", source: String(decoding: data, as: UTF8.self))
    }
  }

  init(relativePath: String, source: String) {
    self.relativePath = relativePath
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    words = zip(Int32(1)..., lines).flatMap { number, line -> [Word] in
      let code = line[..<Self.commentStart(in: line)]
      return code.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).map { word in
        Word(
          text: String(word), line: number,
          column: Int32(line.utf8.distance(from: line.startIndex, to: word.startIndex)) + 1)
      }
    }
  }

  /// Where a `#` begins the line or follows a space.
  private static func commentStart(in line: Substring) -> Substring.Index {
    var previous: UInt8 = 32
    for index in line.utf8.indices {
      if line.utf8[index] == 35, previous == 32 || previous == 9 { return index }
      previous = line.utf8[index]
    }
    return line.endIndex
  }
}
