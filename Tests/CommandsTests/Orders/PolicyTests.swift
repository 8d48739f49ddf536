import Commands
import Composition
import Kernel
import TestSupport
import Testing

@Suite struct OrdersPolicyTests {
  static let staff: [any Command.Type] = [
    ConfirmOrderCommand.self, ShipOrderCommand.self, ReturnItemsCommand.self, ApplyCreditNoteCommand.self,
    ReceiveStockCommand.self, RegisterCustomerCommand.self,
  ]
  static let signedIn: [any Command.Type] = [
    CreateOrderCommand.self, AddOrderItemCommand.self, RemoveOrderItemCommand.self, CancelOrderCommand.self,
    RenameCustomerCommand.self,
  ]

  @Test func `what changes the shop's books is for staff`() {
    for command in Self.staff { #expect(command.policy == .roles([.admin, .agent]), "\(command)") }
  }

  @Test func `what a customer may do needs signing in`() {
    for command in Self.signedIn { #expect(command.policy == .signedIn, "\(command)") }
  }

  @Test func `that is every command of the feature`() async throws {
    try await withShop { shop in
      let orders = try #require(Feature.all.first { $0.name == "Orders" })
      let commands = try orders.commands(shop.service.ports).map { "\($0.command)" }
      #expect(Set(commands) == Set((Self.staff + Self.signedIn).map { "\($0)" }))
      try shop.service.commands.verify(handles: Self.staff + Self.signedIn)
    }
  }

  @Test func `a user who sends a command of staff is kept out by the bus`() async throws {
    try await withShop { shop in
      let user = Principal(id: "u", role: .user)
      let receive = ReceiveStockCommand(productID: "A", quantity: 1)
      let (ofUser, ofNobody) = (try await shop.refusal(receive, as: user), try await shop.refusal(receive, as: nil))
      #expect(ofUser?.code == "not-allowed")
      #expect(ofNobody?.code == "sign-in-needed")
    }
  }
}
