import Dispatch
import Kernel
import Synchronization
import Telemetry

/// Tells the log of faults that callers are refused with: of each sort once a second, with how many more there were, so
/// that a fault of every request does not fill the disk.
final class FaultLog: Sendable {
  private struct Told {
    var at: UInt64
    var leftOut = 0
  }

  private static let pause: UInt64 = 1_000_000_000

  private let log: Logger
  private let now: @Sendable () -> UInt64
  private let told = Mutex<[String: Told]>([:])

  /// `now` is a clock that never goes back, in nanoseconds.
  init(_ log: Logger, now: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }) {
    self.log = log
    self.now = now
  }

  func tell(_ refusal: any FaultRefusal, traceID: String, _ attributes: [(String, LogValue)]) {
    guard let leftOut = turn(of: refusal.code) else { return }
    let more: [(String, LogValue)] = leftOut > 0 ? [("left_out", .integer(leftOut))] : []
    log.log(
      refusal.mayPass ? .warning : .error, "request refused", traceID: traceID,
      attributes: attributes + [("problem", .string(refusal.code)), ("error", .string(refusal.cause))] + more)
  }

  /// How many were left out since the last line; nil when it is too early for one.
  private func turn(of code: String) -> Int? {
    let now = now()
    return told.withLock { told in
      if let last = told[code], now < last.at + Self.pause {
        told[code]?.leftOut += 1
        return nil
      }
      let leftOut = told[code]?.leftOut ?? 0
      told[code] = Told(at: now)
      return leftOut
    }
  }
}
