import Foundation

extension CQRSRules {
  public var e1: Outcome {
    let golden = goldenFiles
    var seen: [String: String] = [:]
    let events = code.declarations.conforming(to: "DomainEvent").described(as: "events")
    return Rule.e1.outcome(
      events.each { event in
        guard let type = literal("type", of: event.id, where: \.isString) else {
          return "\(event.name) declares no static `type` of its own, as a literal"
        }
        guard let text = literal("version", of: event.id, where: { $0.kind == .number }), let version = Int(text),
          version >= 1
        else { return "\(event.name) declares no static `version` of its own, as a literal" }
        if let other = seen.updateValue(event.name, forKey: "\(type) \(version)") {
          return "\(event.name) has the type and version of \(other)"
        }
        let missing = (1...version).map { "\(type).v\($0).json" }.filter { !golden.contains($0) }
        return missing.isEmpty ? nil : "\(missing.joined(separator: ", ")) is missing in the tests"
      },
      Finding(count: golden.count, subject: "golden files", breaches: []))
  }

  /// The literal of a static property that a type declares itself.
  private func literal(_ name: String, of type: SymbolID, where isWanted: (Token) -> Bool) -> String? {
    for member in code.names.members[type] ?? [] where code.model.symbol(member).name == name {
      guard code.model.symbol(member).kind == .staticProperty, let place = code.model.definition(of: member) else {
        continue
      }
      let text = code.text(ofFile: place.file)
      let start = text.tokenIndex(line: place.line, column: place.column)
      return text.tokens[start...].prefix { $0.line <= place.line + 1 }.first(where: isWanted)?.text
    }
    return nil
  }

  private var goldenFiles: Set<String> {
    var names: Set<String> = []
    for folder in layout.goldenFolders {
      let paths = FileManager.default.enumerator(atPath: "\(code.model.root)/\(folder)")
      while let path = paths?.nextObject() as? String {
        guard path.hasSuffix(".json") else { continue }
        names.insert(String(path.split(separator: "/").last ?? ""))
      }
    }
    return names
  }
}
