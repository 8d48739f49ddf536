package import Domain
package import Foundation
import JSON
package import Kernel

/// What was stored of each version of events and outcomes, byte for byte: `OrderCreated.v2.json`, and where one value
/// can't have every field `OrderCreated.v2.whole-address.json` beside it. A file is written once and never again: logs
/// and stored outcomes hold their like.
package struct GoldenFiles {
  private let folder: URL

  /// Of events in `Tests/Golden/<domain>`, of outcomes in `outcomes` below it.
  package init(domain: String) {
    self.init(in: URL(filePath: Repository.path("Tests/Golden/\(domain)")))
  }

  package init(in folder: URL) {
    self.folder = folder
  }

  /// Everything that is wrong with the events of some streams, and with their files.
  package func faults(events streams: [any StreamEvent.Type]) -> [String] {
    faults(of: streams.flatMap { $0.goldenForms }, in: folder)
  }

  /// The same of outcomes of commands.
  package func faults(outcomes: [any CommandOutcome.Type]) -> [String] {
    faults(of: outcomes.flatMap { $0.goldenForms }, in: folder.appending(path: "outcomes"))
  }

  private func faults(of forms: [GoldenForm], in folder: URL) -> [String] {
    let files = Self.files(in: folder)
    let types = Dictionary(grouping: forms, by: \.type)
    let listed = Set(forms.map(\.name))
    let strays = files.filter { file in !listed.contains { file.isOf($0) } }.map { file in
      "\(file.name) is of no version that is read"
    }
    return strays
      + types.sorted { $0.key < $1.key }.flatMap { type, forms in
        Self.faults(inNumbersOf: type, forms)
          + forms.flatMap { form in form.faults(in: files.filter { $0.isOf(form.name) }) }
      }
  }

  private static func faults(inNumbersOf type: String, _ forms: [GoldenForm]) -> [String] {
    let versions = forms.map(\.version).sorted()
    guard let newest = forms.first(where: \.isNewest)?.version, versions == Array(1...max(1, newest)) else {
      return ["\(type) is read in the versions \(versions), where each up to the newest is wanted once"]
    }
    return []
  }

  private static func files(in folder: URL) -> [GoldenFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      // A newline at the end is the editor's, not the event's.
      (try? Data(contentsOf: folder.appending(path: name))).map {
        GoldenFile(name: name, bytes: Array($0.last == UInt8(ascii: "\n") ? $0.dropLast() : $0))
      }
    }
  }
}

struct GoldenFile {
  let name: String
  let bytes: [UInt8]

  /// `OrderCreated.v2` has `OrderCreated.v2.json` and `OrderCreated.v2.<what it shows>.json`.
  func isOf(_ form: String) -> Bool { name.hasPrefix(form + ".") }
}
