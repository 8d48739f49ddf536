import Foundation

package struct OrderView: Sendable {
  package let id: Int
  package var note: String  // plant: D2

  package init(id: Int) {
    self.id = id
    note = ""
  }
}

package final class Scratch: Sendable {  // plant: D2
  package init() {}
}

package struct OrderEnvelope: Sendable {
  package let payload: any Sendable  // plant: Q2
  nonisolated(unsafe) package let list: NSMutableArray  // plant: D2
}

package struct OrderDraft: Sendable {
  package let scratch: Scratch  // plant: D2
  package let later: @Sendable () -> Int  // plant: D2
  package static let most = 3  // decoy: D2
}

package protocol OrderQueryGateway: Sendable {
  func getOrder(_ id: Int) async throws -> OrderView?
  func listOrders() async throws -> Page<OrderView>
  func existsOrder(_ id: Int) async throws -> Bool  // decoy: Q3
  func refreshOrders() async throws  // plant: Q3
  var limit: Int { get set }  // plant: Q3
}
