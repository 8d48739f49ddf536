import CommandPorts
import Composition
package import Configuration
import Foundation
import Kernel

/// A background worker whose last act, when the service stops, is a write.
package struct NightWatch: Sendable {
  package static let setting = Setting(
    "NIGHT_WATCH", .flag, default: false, help: "Whether a watch is kept while the collection is open.")
  package static let name = "night watch"

  private let ports: WritePorts

  init(_ ports: WritePorts) {
    self.ports = ports
  }

  static func workers(_ ports: WritePorts) -> [BackgroundWorker] {
    guard ports.configuration[setting] else { return [] }
    return [BackgroundWorker(name) { await NightWatch(ports).keep() }]
  }

  private func keep() async {
    // Ends with its task.
    for await _ in AsyncStream<Void>(unfolding: { try? await Task.sleep(for: .seconds(3_600)) }) {}
    let context = CommandContext(commandID: ports.ids.fresh(), principal: nil, acceptedAt: ports.clock.now())
    _ = try? await ports.unitOfWork.perform(context) { [ids = ports.ids] transaction in
      let keeper = try Keeper.name(Self.name, id: ids.fresh())
      try SQLiteKeeperRepository().save(keeper, in: transaction)
      return Saved(id: keeper.id, version: keeper.version)
    }
  }
}
