/// An aggregate whose row is the truth; its events tell of it.
package protocol StateBased: Aggregate {
  var changes: Changes<Event> { get }
}

extension StateBased {
  package var version: Int { changes.version }
  package var pending: [Event] { changes.pending }
}

/// What has happened to a state-based aggregate since it was stored.
package struct Changes<Event: StreamEvent>: Sendable {
  /// Whether the aggregate has a row to be changed.
  package let isStored: Bool
  /// The aggregate is no more: a save removes its row.
  package private(set) var isDeletion = false
  package private(set) var pending: [Event] = []
  private let savedVersion: Int

  package var version: Int { savedVersion + pending.count }

  /// Of an aggregate that is made now. `ended` is the version that one under the same id had when it was deleted, whose
  /// stream goes on; 0 where there never was one.
  package static func ofNew(after ended: Int = 0) -> Changes {
    Changes(isStored: false, savedVersion: ended)
  }

  /// Of an aggregate as it is stored.
  package static func ofStored(at version: Int) -> Changes {
    Changes(isStored: true, savedVersion: version)
  }

  package mutating func raise(_ event: Event) {
    pending.append(event)
  }

  /// Raises the last event of the aggregate: it is deleted.
  package mutating func end(_ event: Event) {
    raise(event)
    isDeletion = true
  }

  private init(isStored: Bool, savedVersion: Int) {
    self.isStored = isStored
    self.savedVersion = savedVersion
  }
}
