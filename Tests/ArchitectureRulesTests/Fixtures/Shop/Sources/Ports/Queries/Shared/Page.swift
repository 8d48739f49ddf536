package struct Page<Item: Sendable>: Sendable {
  package let items: [Item]

  package init(_ items: [Item]) { self.items = items }

  package var isEmpty: Bool { items.isEmpty }  // decoy: D2
}
