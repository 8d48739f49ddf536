import CommandPorts
import Commands
import Foundation
import Kernel
import Testing

@Suite struct CustomerCommandTests {
  let cornerShop = RegisterCustomerCommand(externalRef: "17850", name: "Corner Shop", country: "France")

  @Test func `a reference is registered once`() async throws {
    try await withShop { shop in
      #expect(try await shop.send(cornerShop).version == 1)
      let refusal = try await shop.refusal(
        RegisterCustomerCommand(externalRef: " 17850 ", name: "Other Shop", country: "Spain"))
      #expect(refusal?.code == "external-ref-taken")
      #expect(refusal?.fields.map(\.pointer) == ["/external_ref"])
    }
  }

  @Test func `a customer that is to be kept is answered as it is`() async throws {
    try await withShop { shop in
      let first = try await shop.send(cornerShop)
      let before = try shop.contents()
      let second = try await shop.send(
        RegisterCustomerCommand(externalRef: "17850", name: "Other Shop", country: "Spain", keepsExisting: true))
      #expect(second == first)
      #expect(try shop.contents() == before)
      let other = try await shop.send(
        RegisterCustomerCommand(externalRef: "17851", name: "Other Shop", country: "Spain", keepsExisting: true))
      #expect(other.id != first.id)
    }
  }

  @Test func `a faulty customer is refused with all fields`() async throws {
    try await withShop { shop in
      let refusal = try await shop.refusal(RegisterCustomerCommand(externalRef: "", name: "", country: ""))
      #expect(refusal?.fields.map(\.pointer) == ["/external_ref", "/name", "/country"])
    }
  }

  @Test func `a customer is renamed at the version that was named`() async throws {
    try await withShop { shop in
      let id = try await shop.customer()
      func rename(_ name: String, at version: ExpectedVersion?) -> RenameCustomerCommand {
        RenameCustomerCommand(customerID: id, version: version, name: name)
      }
      #expect(try await shop.send(rename("Other Shop", at: 1)).version == 2)
      #expect(try await shop.refusal(rename("Eve", at: 1))?.code == "version-conflict")
      #expect(try await shop.send(rename("Eve", at: nil)).version == 3)
      #expect(try await shop.refusal(rename(" ", at: 3))?.fields.map(\.pointer) == ["/name"])
    }
  }

  @Test func `the name they have already changes nothing`() async throws {
    try await withShop { shop in
      let id = try await shop.customer()
      let before = try shop.contents()
      let saved = try await shop.send(RenameCustomerCommand(customerID: id, version: 1, name: "Corner Shop"))
      #expect(saved.version == 1)
      #expect(try shop.contents() == before)
    }
  }

  @Test func `a customer that is not there can't be renamed`() async throws {
    try await withShop { shop in
      let refusal = try await shop.refusal(RenameCustomerCommand(customerID: UUID(), version: nil, name: "Corner Shop"))
      #expect(refusal?.code == "customer-not-found")
      #expect(refusal?.kind == .notFound)
    }
  }
}
