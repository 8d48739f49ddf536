import HTTPValues
import Kernel

/// `"7"`: the aggregate's version; `"7.4211"`: with the last event that changed the row, of whichever stream.
struct EntityTag {
  let text: String

  init(version: Int, changed: Position?) {
    text = changed.map { "\"\(version).\($0.value)\"" } ?? "\"\(version)\""
  }
}

extension Incoming {
  /// The version that `If-Match` names; nil for `*`, which takes any. Throws `PreconditionMissing` without the header.
  package func requiredVersion() throws -> Int? {
    guard let header = request.headers["If-Match"] else { throw PreconditionMissing() }
    if header == "*" { return nil }
    guard header.count >= 3, header.hasPrefix("\""), header.hasSuffix("\""),
      let number = header.dropFirst().dropLast().split(separator: ".", omittingEmptySubsequences: false).first,
      let version = Int(number), version >= 0
    else { throw MalformedRequest(header: "If-Match", "one `ETag` as it was read, in quotes, or *") }
    return version
  }

  func isKnown(_ tag: EntityTag) -> Bool {
    guard let header = request.headers["If-None-Match"] else { return false }
    return header.split(separator: ",").contains { candidate in
      let plain = candidate.drop { $0 == " " }
      return plain == "*" || plain == tag.text || plain == "W/\(tag.text)"
    }
  }
}
