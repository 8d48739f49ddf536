import Projections
import SQLiteStore
import Synchronization

/// Tells a projection of the damage that readers meet in its file. The readers are opened first, so the projector comes
/// later; it holds the readers, so it is not held in turn.
final class DamageBell: Sendable {
  private struct Owner {
    weak var projector: Projector?
  }

  private let owner = Mutex(Owner())

  func ring(for projector: Projector) {
    owner.withLock { $0.projector = projector }
  }

  func heed(_ error: any Error) {
    guard let damage = error as? FileDamaged, let projector = owner.withLock({ $0.projector }) else { return }
    projector.distrust(damage.path, because: damage.problems.first ?? damage.description)
  }
}
