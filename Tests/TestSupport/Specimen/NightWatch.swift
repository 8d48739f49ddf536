import CommandPorts
import Composition
package import Configuration
import Domain
import Foundation
import Kernel

/// A background worker whose last acts, when the service stops, are writes.
package struct NightWatch: Sendable {
  package static let setting = Setting(
    "NIGHT_WATCH", .flag, default: false, help: "Whether a watch is kept while the collection is open.")
  package static let lastWrites = 20

  private let ports: WritePorts

  init(_ ports: WritePorts) {
    self.ports = ports
  }

  static func workers(_ ports: WritePorts) -> [BackgroundWorker] {
    guard ports.configuration[setting] else { return [] }
    return [BackgroundWorker("night watch") { await NightWatch(ports).keep() }]
  }

  private func keep() async {
    // Ends with its task.
    for await _ in AsyncStream<Void>(unfolding: { try? await Task.sleep(for: .seconds(3_600)) }) {}
    for number in 1...Self.lastWrites {
      let context = CommandContext(commandID: ports.ids.fresh(), principal: nil, acceptedAt: ports.clock.now())
      _ = try? await ports.unitOfWork.perform(context) { [ids = ports.ids] transaction in
        let keeper = try Keeper.name("Watch \(number)", id: ids.fresh())
        try SQLiteKeeperRepository().save(keeper, in: transaction)
        return Saved(id: keeper.id, version: keeper.version)
      }
    }
  }
}
