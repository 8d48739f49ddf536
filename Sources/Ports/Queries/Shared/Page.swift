/// A part of a list, with its place in the whole. Items and total come from one snapshot.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
  package let items: [Item]
  /// Of all pages together.
  package let total: Int
  package let limit: Int
  /// Nil for a page that was reached by a cursor.
  package let offset: Int?
  package let hasNext: Bool
  package let hasPrev: Bool
  /// Leads to the next page at a cost that does not grow with the depth; nil on the last page.
  package let nextCursor: String?
  /// Rows that stand still, as an event of theirs could not be applied, so that any page of the list may lack what they would
  /// show; nil for none.
  package let parked: Int?

  package init(
    items: [Item], total: Int, limit: Int, offset: Int?, hasNext: Bool, hasPrev: Bool, nextCursor: String?,
    parked: Int? = nil
  ) {
    self.items = items
    self.total = total
    self.limit = limit
    self.offset = offset
    self.hasNext = hasNext
    self.hasPrev = hasPrev
    self.nextCursor = nextCursor
    self.parked = parked
  }

  /// The same page, and how many rows stand still.
  package func with(parked: Int) -> Page {
    Page(
      items: items, total: total, limit: limit, offset: offset, hasNext: hasNext, hasPrev: hasPrev,
      nextCursor: nextCursor, parked: parked > 0 ? parked : nil)
  }
}
