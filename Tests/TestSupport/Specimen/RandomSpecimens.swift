import CommandPorts
import Commands
package import Foundation
package import Kernel

/// A history of the specimen domain, made of commands that are drawn by a seed. Refused ones are part of it. Histories of
/// other seeds may follow in the same log, with keepers of their own.
package struct RandomSpecimens {
  private let seed: UInt64
  private var random: SplitMix64
  private var sender: CommandSender
  package private(set) var keepers: [UUID] = []
  package private(set) var specimens: [UUID] = []

  package var refused: Int { sender.refused }
  /// Of the last command that was done.
  package var position: PositionToken? { sender.position }

  package init(_ service: TestService, seed: UInt64) {
    self.init(CommandSender(service.commands) { service.context() }, seed: seed)
  }

  package init(_ sender: CommandSender, seed: UInt64) {
    self.sender = sender
    self.seed = seed
    random = SplitMix64(seed: seed)
  }

  /// Sends so many commands, one after the other. Throws what is no refusal.
  package mutating func send(_ count: Int) async throws {
    if keepers.isEmpty { try await name() }
    for _ in 0..<count { try await sendOne() }
  }

  private mutating func sendOne() async throws {
    let specimen = specimens.randomElement(using: &random) ?? UUID()
    switch Int.random(in: 0..<20, using: &random) {
    case 0: try await name()
    case 1, 2: try await rename()
    case 3...10: try await collect()
    case 11...16:
      try await sender.send(RelabelSpecimenCommand(specimenID: specimen, version: nil, label: "Label \(small())"))
    default: try await sender.send(DiscardSpecimenCommand(specimenID: specimen, version: nil))
    }
  }

  private mutating func name() async throws {
    let command = NameKeeperCommand(name: "Keeper \(seed)-\(keepers.count)")
    if let saved = try await sender.send(command) { keepers.append(saved.id) }
  }

  private mutating func rename() async throws {
    guard let keeper = keepers.randomElement(using: &random) else { return }
    try await sender.send(RenameKeeperCommand(keeperID: keeper, version: nil, name: "Name \(seed)-\(small())"))
  }

  private mutating func collect() async throws {
    guard let keeper = keepers.randomElement(using: &random) else { return }
    let command = CollectSpecimenCommand(keeperID: keeper, label: "Label \(small())", count: small())
    if let collected = try await sender.send(command) { specimens.append(collected.id) }
  }

  private mutating func small() -> Int {
    Int.random(in: 1...4, using: &random)
  }
}
