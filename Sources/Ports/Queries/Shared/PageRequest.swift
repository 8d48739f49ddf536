package import Kernel

/// Which part of a list, in which order.
package struct PageRequest<Sort: ListSort>: Hashable, Sendable {
  package let sort: Sort
  package let direction: SortDirection
  /// Within `PageLimits.limits`.
  package let limit: Int
  package let start: PageStart

  package init(
    sort: Sort = .standard, direction: SortDirection = Sort.standardDirection, limit: Int = PageLimits.standard,
    start: PageStart = .offset(0)
  ) {
    self.sort = sort
    self.direction = direction
    self.limit = limit
    self.start = start
  }
}

/// The closed list of a list's sort keys, each with an index and the id as tie-breaker. The raw value is its name on the
/// wire.
package protocol ListSort: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  static var standard: Self { get }
  static var standardDirection: SortDirection { get }
}

package enum SortDirection: String, Sendable, CaseIterable {
  case asc, desc
}

/// Where a page starts.
package enum PageStart: Hashable, Sendable {
  case offset(Int)
  case cursor(PageCursor)
}

/// What every list takes.
package enum PageLimits {
  package static let standard = 20
  package static let limits = 1...100
  /// Beyond it a page costs too much by offset; a cursor goes as deep as the list does.
  package static let offsets = 0...10_000
}

/// The cursor belongs to another list or order.
package struct UnknownCursor: SingleRefusal {
  package static let problem = ProblemType(
    "unknown-cursor", .malformed, "The cursor belongs to another list or sort order.")

  package init() {}

  package var detail: String { "Send the `next_cursor` of the page before, with the same `sort_by` and `sort_order`." }
}
