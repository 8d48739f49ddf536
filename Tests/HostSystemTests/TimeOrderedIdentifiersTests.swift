import CommandPorts
import Foundation
import HostSystem
import Kernel
import Testing

@Suite struct TimeOrderedIdentifiersTests {
  private struct Standing: WallClock {
    let time: Date

    func now() -> Date { time }
  }

  private func ids(at milliseconds: Int64) -> TimeOrderedIdentifiers {
    TimeOrderedIdentifiers(clock: Standing(time: Date(milliseconds: milliseconds)))
  }

  private func digits(_ id: UUID) -> String {
    id.uuidString.lowercased().replacing("-", with: "")
  }

  @Test func aFreshIDIsAUUIDv7OfItsMillisecond() {
    for _ in 0..<100 {
      let digits = Array(digits(ids(at: 0x0192_3456_789A).fresh()))
      #expect(String(digits[..<12]) == "01923456789a")
      #expect(digits[12] == "7", "the version")
      #expect("89ab".contains(digits[16]), "the variant")
    }
  }

  @Test func laterIDsSortBehindEarlierOnes() {
    let times: [Int64] = [0, 1, 255, 256, 1_291_161_600_000, 1_291_161_600_001, 0xFFFF_FFFF_FFFF]
    let made = times.map { digits(ids(at: $0).fresh()) }
    #expect(made == made.sorted())
  }

  @Test func noTwoAreAlikeWithinAMillisecond() {
    let ids = ids(at: 1)
    #expect(Set((0..<1_000).map { _ in ids.fresh() }).count == 1_000)
  }

  @Test func aCommandFromASourceMakesItsOwnIDAndOthersAFreshOne() {
    let id = UUID()
    func made(_ repetition: Repetition) -> UUID {
      ids(at: 1).makeID(
        for: CommandContext(commandID: id, principal: nil, acceptedAt: Date(milliseconds: 1), repetition: repetition))
    }
    #expect(made(.source(fingerprint: [1], kept: .forGood)) == id)
    #expect(made(.key(fingerprint: [1])) != id)
    #expect(made(.unrecognised) != id)
  }
}
