import Foundation
import TestSupport
import Testing

/// The code of the how-to is that of a sample domain, which `make proof-domains` adds to a copy, builds and runs.
@Suite struct AddADomainTests {
  private static let page = "docs/how-to/add-a-domain.md"
  private static let sample = "Tests/Fixtures/Domains/Suppliers"

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: Repository.path(path), encoding: .utf8)
  }

  /// Each block with the path that the text named last before it.
  private func blocks() throws -> [(path: String, code: String)] {
    var found: [(path: String, code: String)] = []
    var path = ""
    var code: [Substring]?
    for line in try text(Self.page).split(separator: "\n", omittingEmptySubsequences: false) {
      if let lines = code {
        code = line == "```" ? nil : lines + [line]
        if code == nil { found.append((path, lines.joined(separator: "\n"))) }
      } else if line == "```swift" || line == "```json" {
        code = []
      } else if let named = line.matches(of: /`((Sources|Tests)\/[^`]+\.(swift|json))`/).last {
        path = String(named.1)
      }
    }
    return found
  }

  @Test func itsCodeIsTheSamples() throws {
    let blocks = try blocks()
    #expect(blocks.count > 10)
    for (path, code) in blocks {
      let isThere = try "\n\(text("\(Self.sample)/\(path)"))".contains("\n\(code)\n")
      #expect(isThere, "\(path) of the sample has other lines than the page")
    }
  }

  @Test func everyFileOfTheSampleIsNamed() throws {
    let page = try text(Self.page)
    for part in ["Sources", "Tests"] {
      for ending in ["swift", "json"] {
        for path in try Repository.files(in: "\(Self.sample)/\(part)", withExtension: ending) {
          let isNamed = page.contains("`\(path.dropFirst(Self.sample.count + 1))`")
          #expect(isNamed, "\(Self.page) does not name \(path)")
        }
      }
    }
  }
}
