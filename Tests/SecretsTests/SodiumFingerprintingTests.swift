import CommandPorts
import Foundation
import Secrets
import Testing

@Suite struct SodiumFingerprintingTests {
  private let secrets: any Fingerprinting = SodiumFingerprinting(key: Array(0..<32))

  @Test func aFingerprintIsAKeyedDigest() {
    let body = Array(#"{"a":1}"#.utf8)
    let print = secrets.fingerprint(body)
    // From another implementation: Python's hmac.
    #expect(
      print.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        == "b4cebde30982443ec36c18fa99ad10a70e705bba779f57c37e84decb64ae50fb")
    #expect(secrets.fingerprint(body) == print)
    #expect(secrets.fingerprint(body + [32]) != print)
    #expect(SodiumFingerprinting(key: Array(1..<33)).fingerprint(body) != print)
    #expect(secrets.fingerprint([]).count == 32)
  }

  /// Expected values from another implementation: Python's hashlib and uuid.
  @Test(
    arguments: [
      (["order", "536365"], nil, "6528daca-0711-8ba1-ba5e-0a32c4963ada"),
      (["order", "536365"], 1_291_191_960.007, "012ca109-c1c7-7ba1-ba5e-0a32c4963ada"),
      ([], nil, "e3b0c442-98fc-8c14-9afb-f4c8996fb924"),
      (["Zürich", ""], nil, "bd063aac-2762-891c-94ed-42fb264da611"),
    ] as [([String], Double?, String)])
  func anIDIsTheSameOnEveryMachine(_ parts: [String], _ seconds: Double?, _ expected: String) {
    let id = secrets.derivedID(parts, at: seconds.map { Date(timeIntervalSince1970: $0) })
    #expect(id.uuidString.lowercased() == expected)
    #expect(
      SodiumFingerprinting(key: randomBytes(32)).derivedID(parts, at: seconds.map(Date.init(timeIntervalSince1970:)))
        == id)
  }

  @Test func whereAPartEndsMatters() {
    let ids = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"]].map { secrets.derivedID($0, at: nil) }
    #expect(Set(ids).count == ids.count)
  }

  @Test func idsWithATimeSortByIt() {
    let start = 1_291_191_960.0
    let ids = (0..<500).map { step in
      secrets.derivedID(["\(step)"], at: Date(timeIntervalSince1970: start + Double(step) / 1_000)).uuidString
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 500)
  }

  @Test(arguments: [-1e12, 1e300, -.infinity, .infinity])
  func aTimeThatNoIDCanHoldGetsTheNearerEnd(_ seconds: Double) {
    let id = secrets.derivedID(["x"], at: Date(timeIntervalSince1970: seconds)).uuidString
    #expect(id.hasPrefix(seconds < 0 ? "00000000-0000-7" : "FFFFFFFF-FFFF-7"))
  }

  @Test func aShortKeyStopsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = SodiumFingerprinting(key: [1, 2, 3]) }
  }
}

@Suite struct RandomBytesTests {
  @Test func areAsManyAsAskedForAndNeverTheSame() {
    #expect(randomBytes(0) == [])
    #expect(randomBytes(7).count == 7)
    #expect(Set((0..<1_000).map { _ in randomBytes(16) }).count == 1_000)
  }

  @Test(arguments: [
    ([], [], true), ([1], [1], true), ([1, 2], [1, 3], false), ([1], [1, 1], false), ([], [0], false),
  ])
  func comparesBytes(_ left: [UInt8], _ right: [UInt8], _ expected: Bool) {
    #expect(constantTimeEqual(left, right) == expected)
  }
}
