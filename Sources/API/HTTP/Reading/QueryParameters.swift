import Foundation
import HTTPValues
import Kernel
import QueryPorts

/// Reads the query of a request strictly: each parameter at most once, none unknown, all faults at once.
struct QueryParameters {
  private let values: [String: String]
  private(set) var faults: [RefusedField] = []

  init(_ incoming: Incoming, known: Set<String>) {
    var values: [String: String] = [:]
    for (name, value) in incoming.request.query {
      if !known.contains(name) {
        faults.append(.init("query:\(name)", "unknown; \(Self.list(known))"))
      } else if values.updateValue(value, forKey: name) != nil {
        faults.append(.init("query:\(name)", "stands twice"))
      }
    }
    self.values = values
  }

  private static func list(_ known: Set<String>) -> String {
    known.isEmpty ? "this address takes none" : "known are \(known.sorted().joined(separator: ", "))"
  }

  mutating func id(_ name: String) -> UUID? {
    parse(name, "a UUID") { $0.utf8.count == 36 ? UUID(uuidString: $0) : nil }
  }

  func text(_ name: String) -> String? {
    values[name]
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    parse(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) && String($0) == text ? $0 : nil }
    }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    parse(name, "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))", Choice.init(rawValue:))
  }

  /// Faulty when it is missing.
  mutating func day(_ name: String) -> CalendarDay? {
    if values[name] == nil { faults.append(.init("query:\(name)", "must be given")) }
    return parse(name, "a day, such as 2010-12-01", CalendarDay.init)
  }

  mutating func start() -> PageStart {
    let offset = integer("offset", in: 0...Self.deepestOffset)
    let cursor = parse("cursor", "the next_cursor of a page", PageCursor.init(text:))
    if offset != nil, cursor != nil { faults.append(.init("query:cursor", "goes without an offset")) }
    return cursor.map(PageStart.cursor) ?? .offset(offset ?? 0)
  }

  /// Throws `MalformedRequest` when anything was wrong.
  func finish() throws(MalformedRequest) {
    if !faults.isEmpty { throw MalformedRequest(faults) }
  }

  /// Beyond it a page costs too much by offset; a cursor goes as deep as the list does.
  static let deepestOffset = 10_000

  private mutating func parse<Value>(_ name: String, _ form: String, _ read: (String) -> Value?) -> Value? {
    guard let text = values[name] else { return nil }
    if let value = read(text) { return value }
    faults.append(.init("query:\(name)", "must be \(form)"))
    return nil
  }
}
