import Kernel
import Testing

@Suite struct RefusalTests {
  private struct Shut: SingleRefusal {
    static let problem = ProblemType("shut", .unavailable, "It is night.")

    var detail: String { "Come back in the morning." }
  }

  private enum Choosy: Refusal, CaseIterable {
    case tooBig, tooSmall

    var problem: ProblemType {
      switch self {
      case .tooBig: ProblemType("too-big", .invalid, "It is too big.")
      case .tooSmall: ProblemType("too-small", .conflict, "It is too small.")
      }
    }
    var detail: String { "Choose another." }
  }

  @Test func `a refusal's code and kind are its problem's`() {
    let refusals: [any Refusal] = [Shut(), Choosy.tooBig, Choosy.tooSmall]

    #expect(refusals.map(\.code) == ["shut", "too-big", "too-small"])
    #expect(refusals.map(\.kind) == [.unavailable, .invalid, .conflict])
  }

  @Test func `a type of refusals lists all that it can be`() {
    #expect(Shut.problems == [Shut().problem])
    #expect(Choosy.problems.map(\.code) == ["too-big", "too-small"])
    #expect(AccessRefused.problems.map(\.code) == ["sign-in-needed", "not-allowed"])
  }
}
