import Foundation
import Kernel
import Queries
import QueryPorts
import TestSupport
import Testing

/// A list of a read model, page by page.
@Suite struct SpecimenPagesTests {
  private static let orders = SpecimenSort.allCases.flatMap { sort in SortDirection.allCases.map { (sort, $0) } }

  @Test func pagesByCursorAreThoseOfOneLongPage() async throws {
    let service = try TestService(features: Specimen.features)
    var history = RandomSpecimens(service, seed: 61)
    try await history.send(60)
    let position = try #require(history.position)
    let context = QueryContext(principal: Principal(id: "test", role: .admin), minimum: position)
    func page(_ keeper: UUID?, _ page: PageRequest<SpecimenSort>) async throws -> Page<SpecimenView> {
      try await service.queries.execute(ListSpecimensQuery(keeperID: keeper, page: page), context).value
    }
    for (sort, direction) in Self.orders {
      for keeper in [nil, history.keepers.first] {
        let whole = try await page(keeper, PageRequest(sort: sort, direction: direction, limit: 100))
        #expect(whole.items.count > 3)
        #expect(whole.total == whole.items.count)
        #expect(!whole.hasNext)
        var ids: [UUID] = []
        var next = PageStart.offset(0)
        while true {
          let part = try await page(keeper, PageRequest(sort: sort, direction: direction, limit: 3, start: next))
          ids += part.items.map(\.id)
          guard let cursor = part.nextCursor else { break }
          next = .cursor(try #require(PageCursor(text: cursor)))
        }
        #expect(ids == whole.items.map(\.id), "\(sort) \(direction)")
        #expect(keeper == nil || whole.items.allSatisfy { $0.keeperID == keeper })
      }
    }
    await service.stop()
  }

  @Test func aCursorOfAnotherOrderIsRefused() async throws {
    let service = try TestService(features: Specimen.features)
    let cursor = PageCursor(list: "specimens", order: "count.desc", value: .number(1), id: UUID().uuidString)
    await #expect(throws: UnknownCursor.self) {
      try await service.queries.execute(
        ListSpecimensQuery(page: PageRequest(start: .cursor(cursor))),
        QueryContext(principal: Principal(id: "test", role: .admin)))
    }
    await service.stop()
  }
}
