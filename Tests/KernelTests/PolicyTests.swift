import Kernel
import Testing

@Suite struct PolicyTests {
  @Test(arguments: Role.allCases) func `whoever signed in passes a policy for the signed in`(_ role: Role) throws {
    try Policy.signedIn.check(Principal(id: "p", role: role))
  }

  @Test func `nobody passes only a policy for anyone`() throws {
    try Policy.anyone.check(nil)
    #expect(throws: AccessRefused.signInNeeded) { try Policy.signedIn.check(nil) }
    #expect(throws: AccessRefused.signInNeeded) { try Policy.roles(Set(Role.allCases)).check(nil) }
  }

  @Test(arguments: Role.allCases) func `a policy of roles lets those roles through and no other`(_ role: Role) throws {
    try Policy.roles([role]).check(Principal(id: "p", role: role))
    let others = Set(Role.allCases).subtracting([role])
    #expect(throws: AccessRefused.notAllowed) {
      try Policy.roles(others).check(Principal(id: "p", role: role))
    }
  }

  @Test func `a policy of no role lets nobody through`() {
    for role in Role.allCases {
      #expect(throws: AccessRefused.notAllowed) { try Policy.roles([]).check(Principal(id: "p", role: role)) }
    }
  }

  @Test func `the two refusals are told apart`() {
    #expect(AccessRefused.signInNeeded.code == "sign-in-needed")
    #expect(AccessRefused.signInNeeded.kind == .unauthenticated)
    #expect(AccessRefused.notAllowed.code == "not-allowed")
    #expect(AccessRefused.notAllowed.kind == .forbidden)
    #expect(AccessRefused.notAllowed.fields.isEmpty)
  }
}
