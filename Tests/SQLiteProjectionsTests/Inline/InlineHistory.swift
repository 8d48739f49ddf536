import CommandPorts
import Foundation
import SQLiteStore
import SQLiteWriters
import TestSupport

/// A history of specimens and their keepers in an inline file, drawn by a seed: one command after the other.
struct InlineHistory {
  private let file: InlineFile
  private var random: SplitMix64
  private(set) var keepers: [UUID] = []
  private(set) var specimens: [UUID] = []

  init(_ file: InlineFile, seed: UInt64) {
    self.file = file
    random = SplitMix64(seed: seed)
  }

  mutating func send(_ count: Int) async throws {
    for _ in 0..<count { try await sendOne() }
  }

  private mutating func sendOne() async throws {
    let name = "Name \(Int.random(in: 0..<1_000_000, using: &random))"
    guard let keeper = keepers.randomElement(using: &random) else { return try await nameKeeper(name) }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: try await nameKeeper(name)
    case 1: try await rename(keeper, to: name)
    case 2...5: try await collect(name, for: keeper)
    default: try await relabelOrDiscard(name)
    }
  }

  private mutating func nameKeeper(_ name: String) async throws {
    let keeper = try Keeper.name(name, id: UUID())
    try await perform { try SQLiteKeeperRepository().save(keeper, in: $0) }
    keepers.append(keeper.id)
  }

  private func rename(_ id: UUID, to name: String) async throws {
    try await perform { transaction in
      guard var keeper = try SQLiteKeeperRepository().load(id, in: transaction) else { return }
      try keeper.rename(to: name)
      try SQLiteKeeperRepository().save(keeper, in: transaction)
    }
  }

  private mutating func collect(_ label: String, for keeper: UUID) async throws {
    let count = Int.random(in: 1...9, using: &random)
    let specimen = try Specimen.collect(id: UUID(), keeperID: keeper, label: label, count: count)
    try await perform { try SQLiteSpecimenRepository().save(specimen, in: $0) }
    specimens.append(specimen.id)
  }

  /// One in five is discarded.
  private mutating func relabelOrDiscard(_ label: String) async throws {
    guard let index = specimens.indices.randomElement(using: &random) else { return }
    let isEnd = Int.random(in: 0..<5, using: &random) == 0
    let id = isEnd ? specimens.remove(at: index) : specimens[index]
    try await perform { transaction in
      guard var specimen = try SQLiteSpecimenRepository().load(id, in: transaction) else { return }
      if isEnd { try specimen.discard() } else { try specimen.relabel(to: label) }
      try SQLiteSpecimenRepository().save(specimen, in: transaction)
    }
  }

  private func perform(_ unit: @escaping @Sendable (any Transaction) throws -> Void) async throws {
    _ = try await file.unitOfWork.perform(InlineFile.context()) { transaction in
      try unit(transaction)
      return Done()
    }
  }
}
