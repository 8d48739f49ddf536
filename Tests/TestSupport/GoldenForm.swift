import Domain
import JSON
import Kernel

/// One version of something stored, and how it is read.
struct GoldenForm {
  let type: String
  let version: Int
  let isNewest: Bool
  /// Gives the newest version, whichever was stored.
  let read: (any PayloadDecoder) throws -> any Encodable

  var name: String { "\(type).v\(version)" }

  func faults(in files: [GoldenFile]) -> [String] {
    guard !files.isEmpty else { return ["\(name).json is missing: one value with every field, as it is stored"] }
    var fields = FieldsShown()
    var faults: [String] = []
    for file in files {
      do {
        let value = try file.bytes.withUnsafeBytes { try read(JSONPayload($0)) }
        let written = try JSON.text(of: value)
        guard isNewest else { continue }
        fields.look(at: value)
        if written != String(decoding: file.bytes, as: UTF8.self) {
          faults.append("\(file.name) is written as \(written) today: another shape is another version")
        }
      } catch {
        faults.append("\(file.name) can't be read: \(error)")
      }
    }
    return faults
      + fields.missing.map {
        "no file of \(name) shows \($0): another shape is another version, with a file of its own"
      }
  }
}

extension StreamEvent {
  static var goldenForms: [GoldenForm] {
    types.map { type in
      let newest = types.filter { $0.type == type.type }.map(\.version).max()
      return GoldenForm(type: type.type, version: type.version, isNewest: type.version == newest) {
        try type.decode($0).payload
      }
    }
  }
}

extension CommandOutcome {
  static var goldenForms: [GoldenForm] {
    let type = "\(Self.self)"
    return [GoldenForm(type: type, version: version, isNewest: true) { try $0.decode(Self.self) }]
      + superseded.map { form in
        GoldenForm(type: type, version: form.version, isNewest: false) { try form.read($0) }
      }
  }
}
