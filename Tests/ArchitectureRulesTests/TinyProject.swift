import ArchitectureRules
import Foundation

/// Two sources in a temporary folder, compiled with an index store, so that a test may age and remove them.
final class TinyProject {
  let root: String
  var store: String { "\(root)/store" }

  init(_ sources: [String: String] = ["A.swift": "func a() { b() }", "B.swift": "func b() {}"]) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("tiny-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: "\(root)/Sources", withIntermediateDirectories: true)
    for (name, text) in sources { try write(text, to: name) }
    try compile()
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(root)/Sources/\(name)", atomically: true, encoding: .utf8)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

  func touch(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 5)], ofItemAtPath: "\(root)/Sources/\(name)")
  }

  func compile() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(root)/Sources").sorted()
    let options = "-module-name Tiny -parse-as-library -c -index-ignore-system-modules -index-store-path ../store"
    let command = "swiftc \(options) \(names.joined(separator: " "))"
    try Shell.run("sh", "-c", "\(command) && rm -f *.o", in: "\(root)/Sources")
  }

  func load() throws -> CodeModel {
    try CodeModel.load(CodeModel.Sources(root: root), store: store, library: try IndexLocation.library())
  }
}
