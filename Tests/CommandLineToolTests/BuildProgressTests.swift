import CommandLineTool
import Kernel
import Synchronization
import Testing

@Suite struct BuildProgressTests {
  @Test func aLineASecondTellsHowFarItIs() {
    let clock = HandClock()
    let lines = Lines()
    let output = ProgramOutput(say: { _ in }, complain: { lines.add($0) })
    let watch = BuildProgress(output, now: { clock.now }).watch
    for done in stride(from: Int64(1000), through: 5000, by: 1000) {
      #expect(watch("list", Position(done), Position(8000)))
      clock.move(milliseconds: 500)
    }
    #expect(watch("counts", Position(100), Position(8000)))
    #expect(
      lines.all == [
        "list: 1000 of 8000 events, 0 events/s\n",
        "list: 3000 of 8000 events, 2000 events/s, 2.5 s left\n",
        "list: 5000 of 8000 events, 2000 events/s, 1.5 s left\n",
      ])
  }
}

private final class HandClock: Sendable {
  private let time = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { time.withLock { $0 } }

  func move(milliseconds: Int) {
    time.withLock { $0 += .milliseconds(milliseconds) }
  }
}

private final class Lines: Sendable {
  private let told = Mutex<[String]>([])

  var all: [String] { told.withLock { $0 } }

  func add(_ line: String) {
    told.withLock { $0.append(line) }
  }
}
