package import Kernel

/// Where the rows of a read model are and what stands still in them, at one moment.
package struct Standing: Equatable, Sendable {
  package let position: Position
  /// In the order of the events that stopped it.
  package let parked: [Parked]
  /// How often the rows have been exchanged for others: what is told of older rows says nothing of newer ones.
  package let exchanges: Int

  package init(position: Position, parked: [Parked] = [], exchanges: Int = 0) {
    self.position = position
    self.parked = parked
    self.exchanges = exchanges
  }
}
