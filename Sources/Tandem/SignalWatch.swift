import Dispatch
import Foundation
import Synchronization

/// Takes over signals of the process as long as it lives: the first is told, a second one ends the process at once.
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]
  private let names: AsyncStream<String>

  init(_ signals: [(number: Int32, name: String)]) {
    let (names, told) = AsyncStream.makeStream(of: String.self)
    let count = Count()
    self.names = names
    sources = signals.map { number, name in
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

  /// The first signal's name.
  func first() async -> String {
    for await name in names { return name }
    return ""
  }

  private final class Count: Sendable {
    private let value = Atomic(0)

    func next() -> Int {
      value.add(1, ordering: .relaxed).newValue
    }
  }
}
