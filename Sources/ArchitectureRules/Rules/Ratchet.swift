import Foundation

/// Today's breaches of a project that adopts the rules late. It only shrinks: a new breach fails, and so does an
/// entry whose breach was mended, until it is removed.
public struct Ratchet: Sendable, Equatable {
  /// Rule → breaches, each without its line, so that edits elsewhere in the file don't matter.
  public private(set) var known: [String: [String]]

  public init(known: [String: [String]] = [:]) { self.known = known }

  /// What stands for a breach in the file.
  public static func key(of breach: Breach) -> String { "\(breach.file) | \(breach.symbol) | \(breach.message.stable)" }

  public init(of outcomes: [Outcome]) {
    known = [:]
    for outcome in outcomes where !outcome.breaches.isEmpty {
      known[outcome.rule.id] = outcome.breaches.map(Self.key).sorted()
    }
  }

  public init(json: String) throws {
    known = try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8))
  }

  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(known)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }

  /// The outcomes without the known breaches, and the entries whose breach is gone.
  public func apply(to outcomes: [Outcome]) -> (outcomes: [Outcome], mended: [String]) {
    var left = known
    let remaining = outcomes.map { outcome in
      let breaches = outcome.breaches.filter { breach in
        guard let place = left[outcome.rule.id]?.firstIndex(of: Self.key(of: breach)) else { return true }
        left[outcome.rule.id]?.remove(at: place)
        return false
      }
      return Outcome(rule: outcome.rule, findings: outcome.findings, breaches: breaches)
    }
    let mended = left.sorted { $0.key < $1.key }.flatMap { rule, keys in keys.map { "\(rule): \($0)" } }
    return (remaining, mended)
  }

  /// The same file without what was mended; nothing is ever added.
  public func shrunk(to outcomes: [Outcome]) -> Self {
    let present = Ratchet(of: outcomes).known
    var result: [String: [String]] = [:]
    for (rule, keys) in known {
      var remaining = present[rule] ?? []
      let kept = keys.filter { key in
        guard let place = remaining.firstIndex(of: key) else { return false }
        remaining.remove(at: place)
        return true
      }
      if !kept.isEmpty { result[rule] = kept }
    }
    return Ratchet(known: result)
  }
}

extension String {
  /// The text without line numbers, which move.
  fileprivate var stable: String { replacing(/:\d+/, with: "") }
}
