import Dispatch
import Foundation
import QueryPorts
import Synchronization

/// Takes over signals of the process as long as it lives: the first is told, a second one ends the process at once.
///
/// Unchecked, because nothing of it changes, and dispatch sources may be used from any thread.
final class SignalWatch: @unchecked Sendable {
  private let sources: [any DispatchSourceSignal]
  private let numbers: [Int32]
  private let names: AsyncStream<String>
  private let count = Count()

  init(_ signals: [(number: Int32, name: String)]) {
    let (names, told) = AsyncStream.makeStream(of: String.self)
    self.names = names
    numbers = signals.map(\.number)
    sources = signals.map { [count] number, name in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if count.next() > 1 { exit(128 + number) }
        told.yield(name)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in numbers { signal(number, SIG_DFL) }
  }

  /// The first signal's name.
  func first() async -> String {
    for await name in names { return name }
    return ""
  }

  /// The watch, which lets no build go on after the first signal.
  func ending(_ watch: @escaping BuildWatch) -> BuildWatch {
    { projection, done, total in watch(projection, done, total) && !self.count.isPositive }
  }

  private final class Count: Sendable {
    private let value = Atomic(0)

    var isPositive: Bool { value.load(ordering: .relaxed) > 0 }

    func next() -> Int {
      value.add(1, ordering: .relaxed).newValue
    }
  }
}
