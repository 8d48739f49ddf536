import Foundation
import Kernel
import Testing

@Suite struct PrincipalTests {
  let own = Party("reader", UUID())
  let other = Party("reader", UUID())

  @Test func `a user owns what is their own party's and no other's`() {
    let user = Principal(id: "u", role: .user, party: own)
    #expect(user.owns(own))
    #expect(!user.owns(other))
  }

  @Test func `parties of two kinds are two, whatever their ids`() {
    #expect(!Principal(id: "u", role: .user, party: own).owns(Party("supplier", own.id)))
  }

  @Test func `a user without a party owns nothing`() {
    #expect(!Principal(id: "u", role: .user).owns(own))
  }

  @Test(arguments: [Role.admin, .agent]) func `staff own everything`(_ role: Role) {
    #expect(Principal(id: "s", role: role).owns(own))
    #expect(Principal(id: "s", role: role, party: own).owns(other))
  }
}
