package import Foundation
import HTTPValues
import JSON
package import Kernel
package import QueryPorts

/// Reads the query of a request strictly: each parameter at most once, none unknown, all faults at once. What a route
/// asks it for, by one run on no request, is what the route takes: so documents and reading are of one piece.
package struct ParameterReader {
  private let pairs: [(name: String, value: String)]
  /// The first `RefusedField.most`.
  private(set) var faults: [RefusedField] = []
  private var further = 0
  /// What was asked for; nil while a request is read.
  private var heard: [RouteParameter]?

  /// Of a request whose route takes the parameters of these names.
  init(_ pairs: [(name: String, value: String)], known: [String]) {
    self.pairs = pairs
    var seen = [Bool](repeating: false, count: known.count)
    for pair in pairs {
      if let index = known.firstIndex(of: pair.name) {
        if seen[index] { refuse(pair.name, "stands twice") }
        seen[index] = true
      } else {
        refuse(pair.name, "unknown; \(Self.list(known))")
      }
    }
  }

  private init() {
    pairs = []
    heard = []
  }

  /// What a reading asks for, in its order.
  static func parameters<Value>(of read: (inout ParameterReader) throws -> Value) rethrows -> [RouteParameter] {
    var reader = ParameterReader()
    _ = try read(&reader)
    return reader.heard ?? []
  }

  /// Throws `MalformedRequest` when anything was wrong.
  func finish() throws(MalformedRequest) {
    if !faults.isEmpty { throw MalformedRequest(faults, further: further) }
  }

  /// A fault that shows when parameters are held against each other.
  package mutating func refuse(_ name: String, _ detail: @autoclosure () -> String) {
    guard faults.count < RefusedField.most else {
      further += 1
      return
    }
    faults.append(.init("query:\(name)", detail()))
  }

  package mutating func uuid(_ name: String) -> UUID? {
    read(name, RouteParameter(name, in: .query, .uuid), "a UUID") { UUID(pathText: $0) }
  }

  /// `longest` in code points; each has up to four bytes.
  package mutating func text(_ name: String, longest: Int, note: String = "") -> String? {
    read(
      name, RouteParameter(name, in: .query, .string(JSONText(0...longest)), note: note),
      "text of at most \(longest) characters"
    ) { $0.unicodeScalars.count <= longest ? $0 : nil }
  }

  package mutating func flag(_ name: String) -> Bool? {
    read(name, RouteParameter(name, in: .query, .boolean), "true or false") { Bool($0) }
  }

  package mutating func integer(_ name: String, in range: ClosedRange<Int>, standard: Int? = nil) -> Int? {
    read(
      name,
      .query(name, .integer(Int64(range.lowerBound)...Int64(range.upperBound)), standard.map { .integer(Int64($0)) }),
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    ) { text in
      Int(text).flatMap { range.contains($0) && String($0) == text ? $0 : nil }
    }
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type = Choice.self, standard: Choice? = nil
  ) -> Choice? where Choice.RawValue == String {
    read(
      name,
      .query(
        name, .enumeration(Choice.allCases.map { .string($0.rawValue) }), standard.map { .string($0.rawValue) }),
      "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))", Choice.init(rawValue:))
  }

  /// Faulty when it is missing.
  package mutating func day(_ name: String) -> CalendarDay {
    if heard == nil, !pairs.contains(where: { $0.name == name }) { refuse(name, "must be given") }
    let day = read(
      name,
      RouteParameter(
        name, in: .query, .string(JSONText(10...10, of: "0-9-")), format: "date", isRequired: true,
        sample: "2010-12-01",
        note: "A day in UTC"),
      "a day, such as 2010-12-01", CalendarDay.init)
    return day ?? CalendarDay(Date(milliseconds: 0))
  }

  /// Which page of a list: `sort_by`, `sort_order`, `limit`, `offset`, `cursor`.
  package mutating func page<Sort: ListSort>(by type: Sort.Type = Sort.self) -> PageRequest<Sort> {
    let standard = PageRequest<Sort>()
    return PageRequest(
      sort: choice("sort_by", standard: standard.sort) ?? standard.sort,
      direction: choice("sort_order", standard: standard.direction) ?? standard.direction,
      limit: integer("limit", in: PageLimits.limits, standard: standard.limit) ?? standard.limit, start: start())
  }

  private mutating func start() -> PageStart {
    let offset = integer("offset", in: PageLimits.offsets, standard: 0)
    let cursor = read(
      "cursor",
      RouteParameter(
        "cursor", in: .query, .string(JSONText(1...PageCursor.longest, of: "A-Za-z0-9_-")),
        note: "The `next_cursor` of a page of the same list and order; goes without `offset`"),
      "the next_cursor of a page", PageCursor.init(text:))
    if offset != nil, cursor != nil { refuse("cursor", "goes without an offset") }
    return cursor.map(PageStart.cursor) ?? .offset(offset ?? 0)
  }

  private mutating func read<Value>(
    _ name: String, _ parameter: @autoclosure () -> RouteParameter, _ form: @autoclosure () -> String,
    _ value: (String) -> Value?
  ) -> Value? {
    if heard != nil {
      heard?.append(parameter())
      return nil
    }
    guard let text = pairs.first(where: { $0.name == name })?.value else { return nil }
    if let value = value(text) { return value }
    refuse(name, "must be \(form())")
    return nil
  }

  private static func list(_ known: [String]) -> String {
    known.isEmpty ? "this address takes none" : "known are \(known.sorted().joined(separator: ", "))"
  }
}

extension RouteParameter {
  fileprivate static func query(_ name: String, _ schema: JSONSchema, _ standard: JSONValue?) -> RouteParameter {
    RouteParameter(name, in: .query, schema, standard: standard)
  }
}
