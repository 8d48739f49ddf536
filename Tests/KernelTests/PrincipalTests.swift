import Foundation
import Kernel
import Testing

@Suite struct PrincipalTests {
  let theirs = UUID()
  let other = UUID()

  @Test func `a user owns their own customer and no other`() {
    let user = Principal(id: "u", role: .user, customerID: theirs)
    #expect(user.owns(customer: theirs))
    #expect(!user.owns(customer: other))
  }

  @Test func `a user without a customer owns none`() {
    #expect(!Principal(id: "u", role: .user).owns(customer: theirs))
  }

  @Test(arguments: [Role.admin, .agent]) func `staff own every customer`(_ role: Role) {
    #expect(Principal(id: "s", role: role).owns(customer: theirs))
    #expect(Principal(id: "s", role: role, customerID: theirs).owns(customer: other))
  }
}
