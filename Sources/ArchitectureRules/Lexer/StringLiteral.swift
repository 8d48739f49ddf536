/// A string in a source, with the declaration that it stands in.
public struct StringLiteral: Sendable {
  public let text: String
  public let isInterpolated: Bool
  public let file: FileID
  /// Its place among the file's tokens.
  public let token: Int
  public let line: Int32
  public let column: Int32
  /// The nearest declaration before it in the file, which is the one whose body holds it.
  public let owner: SymbolID?

  static func all(in texts: [SourceText], of model: CodeModel) -> [Self] {
    var definitions = [[Place]](repeating: [], count: texts.count)
    for index in model.occurrences.indices {
      let occurrence = model.occurrences[index]
      guard occurrence.roles.contains(.definition) else { continue }
      switch model.symbols[Int(occurrence.symbol)].kind {
      case .parameter, .extension: continue
      default: break
      }
      // An accessor that nobody wrote stands where its property stands.
      if occurrence.roles.contains(.implicit) { continue }
      definitions[Int(occurrence.file)].append(
        Place(line: occurrence.line, column: occurrence.column, symbol: occurrence.symbol))
    }
    var result: [Self] = []
    for (file, text) in texts.enumerated() {
      var places = definitions[file].sorted { ($0.line, $0.column) < ($1.line, $1.column) }[...]
      var owner: SymbolID?
      for (index, token) in text.tokens.enumerated() {
        guard case .string(let isInterpolated) = token.kind else { continue }
        while let place = places.first, (place.line, place.column) < (token.line, token.column) {
          owner = place.symbol
          places.removeFirst()
        }
        result.append(
          Self(
            text: token.text, isInterpolated: isInterpolated, file: FileID(file), token: index, line: token.line,
            column: token.column, owner: owner))
      }
    }
    return result
  }

  private struct Place {
    let line: Int32
    let column: Int32
    let symbol: SymbolID
  }
}
