import Foundation
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

@Suite struct MinPositionTests {
  @Test func aReadNamingTheCommandsPositionSeesIt() async throws {
    try await Cabinet.open { cabinet async throws in
      for _ in 0..<20 {
        let collected = await cabinet.collect(count: 1)
        let answer = try await cabinet.get(try #require(collected.headers["Location"]), after: collected)
        #expect(answer.status == 200)
        let read = try #require(answer.headers["X-Read-Position"].flatMap { PositionToken($0) })
        let written = try #require(collected.headers["X-Position"].flatMap { PositionToken($0) })
        #expect(read.epoch == written.epoch)
        #expect(read.position >= written.position)
      }
    }
  }

  @Test func aPositionThatTheLogNeverGaveOutIs400() async throws {
    try await Cabinet.open { cabinet async throws in
      let token = try #require(PositionToken(try await cabinet.rename("Bea").text("position")))
      let future = PositionToken(epoch: token.epoch, position: token.position.next)
      let foreign = PositionToken(epoch: token.epoch ^ 1, position: token.position)
      for text in [future.description, foreign.description, "4", "", "x-1", token.description.uppercased() + "0x"] {
        let answer = await cabinet.send(
          .get, "/api/v1/specimens", headers: ["Min-Position": text, "Prefer": "wait=0, handling=lenient"])
        #expect(answer.status == 400, "\(text)")
        #expect(answer.problem == "unknown-position")
      }
    }
  }

  @Test func aReadModelThatStandsStillIs503WithBothPositions() async throws {
    let stopped = try StoppedReads()
    let answer = await stopped.get(["Min-Position": stopped.token(2), "Prefer": "wait=0"])
    #expect(answer.status == 503)
    #expect(answer.problem == "read-model-behind")
    #expect(answer.headers["Retry-After"] == "1")
    #expect(try answer.text("wanted_position") == stopped.token(2))
    #expect(try answer.text("present_position") == stopped.token(1))
  }

  @Test func whoPrefersLenientHandlingGetsTheStalePageAndIsToldSo() async throws {
    let stopped = try StoppedReads()
    let answer = await stopped.get(["Min-Position": stopped.token(2), "Prefer": "wait=0, handling=lenient"])
    #expect(answer.status == 200)
    #expect(answer.headers["Preference-Applied"] == "handling=lenient")
    #expect(answer.headers["X-Read-Position"] == stopped.token(1))
    let fresh = await stopped.get(["Min-Position": stopped.token(1), "Prefer": "handling=lenient"])
    #expect(fresh.headers["Preference-Applied"] == nil)
  }

  @Test(arguments: ["wait=6", "wait=-1", "wait=x", "wait", "wait=1.5", "respond-async, wait=6"])
  func aWaitOfAnotherFormIs400(_ preference: String) async throws {
    let answer = try await StoppedReads().get(["Prefer": preference])
    #expect(answer.status == 400)
    #expect(try answer.pointers == ["header:Prefer"])
  }

  @Test(arguments: ["wait=5", "WAIT=0", "handling=strict", "respond-async", "return=minimal, wait=3"])
  func otherPreferencesAreLetBe(_ preference: String) async throws {
    #expect(try await StoppedReads().get(["Prefer": preference]).status == 200)
  }
}
