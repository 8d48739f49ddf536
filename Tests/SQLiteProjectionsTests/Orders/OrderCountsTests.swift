import Foundation
import TestSupport
import Testing

@Suite struct OrderCountsTests {
  @Test(arguments: [UInt64(11), 12]) func keptCountsAreThoseOfARecount(_ seed: UInt64) async throws {
    let played = try await PlayedOrders(400, seed: seed)
    let counts = try played.files.counts()
    #expect(counts.count > 20)
    #expect(try counts == played.files.recount())
  }
}
