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
    #expect(answer.headers["X-Read-Position"] == stopped.token(1))
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

  /// RFC 7240, with what was waited for where the position is not reached.
  @Test(arguments: [
    ("wait=2", 2.0), ("WAIT=0", 0), ("wait = 3", 3), (#"wait="2""#, 2), ("wait=2; a=b", 2),
    (#"wait=2;a="x, wait=4""#, 2),
    ("wait=2, wait=4", 2), ("return=minimal, wait=3", 3), ("respond-async,wait=1", 1), (#"foo="a,wait=1", wait=4"#, 4),
    (#"foo="a\"b,wait=1", wait=4"#, 4), (", ,wait=1,", 1), ("wait=05", 5), ("wait\t=\t1", 1), ("wait=1;", 1),
    ("wait=1;;", 1),
    // What can't be used is ignored.
    ("wait=6", 5), ("wait=30", 5), ("wait=-1", 5), ("wait=+1", 5), ("wait=x", 5), ("wait", 5), ("wait=", 5),
    (#"wait="""#, 5), ("wait=1.5", 5), ("wait=9, wait=1", 5), (#"foo="a,wait=1"#, 5), ("wait=1 2, wait=3", 3),
    ("@, wait=1", 1), ("wait=1;@, wait=2", 2), ("wait=99999999999999999999999", 5), ("", 5), ("handling=strict", 5),
  ])
  func aWaitIsReadByItsGrammar(_ preference: String, _ seconds: Double) async throws {
    let stopped = try StoppedReads()
    let answer = await stopped.get(["Min-Position": stopped.token(2), "Prefer": preference])
    #expect(answer.status == 503)
    #expect(stopped.waited == seconds)
  }

  @Test(arguments: [
    ("handling=lenient", true), (#"handling="lenient""#, true), ("handling=lenient; x=y", true),
    ("Handling = lenient", true), ("wait=0, handling=lenient, handling=strict", true),
    ("handling=strict, handling=lenient", false), ("handling=lenientish", false), ("handling", false),
    (#"x="handling=lenient""#, false), ("x;handling=lenient", false),
  ])
  func lenientHandlingIsReadByItsGrammar(_ preference: String, _ isLenient: Bool) async throws {
    let stopped = try StoppedReads()
    let answer = await stopped.get(["Min-Position": stopped.token(2), "Prefer": preference])
    #expect(answer.status == (isLenient ? 200 : 503))
  }

  @Test func thePreferencesOfAllLinesCount() async throws {
    let stopped = try StoppedReads()
    var headers: HTTPHeaders = ["Min-Position": stopped.token(2), "Prefer": "wait=1"]
    headers.add("prefer", "handling=lenient, wait=2")
    #expect(await stopped.get(headers).status == 200)
    #expect(stopped.waited == 1)
  }
}
