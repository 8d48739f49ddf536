import SQLiteStore
import Synchronization

/// The first damage that readers of a file have met.
final class DamageFound: Sendable {
  private let first = Mutex<String?>(nil)

  var text: String? { first.withLock { $0 } }

  func heed(_ error: any Error) {
    guard let damage = error as? FileDamaged else { return }
    first.withLock { $0 = $0 ?? damage.description }
  }
}
