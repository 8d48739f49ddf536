import Domain

/// A state-based aggregate of the tests' own.
struct Lamp: StateBased {
  typealias Event = LampEvent

  struct Stored: Equatable {
    let watts: Int
    let version: Int
  }

  let id: String
  private(set) var watts: Int
  private(set) var changes: Changes<LampEvent>

  init(id: String, watts: Int, version: Int) {
    self.id = id
    self.watts = watts
    changes = .ofStored(at: version)
  }

  init(hung id: String, watts: Int, after ended: Int = 0) {
    self.id = id
    self.watts = watts
    changes = .ofNew(after: ended)
    changes.raise(.hung(LampHung(lamp: id, watts: watts)))
  }

  /// Nothing has happened to it yet.
  init(planned id: String) {
    self.id = id
    watts = 0
    changes = .ofNew()
  }

  mutating func turn(to watts: Int) {
    self.watts = watts
    changes.raise(.turned(LampTurned(lamp: id, watts: watts)))
  }

  mutating func takeDown() {
    changes.end(.takenDown(LampTakenDown(lamp: id)))
  }

  var stored: Stored { Stored(watts: watts, version: version) }
}

enum LampEvent: StreamEvent {
  case hung(LampHung)
  case turned(LampTurned)
  case takenDown(LampTakenDown)

  static let types = [
    EventType(LampHung.self, LampEvent.hung), EventType(LampTurned.self, LampEvent.turned),
    EventType(LampTakenDown.self, LampEvent.takenDown),
  ]

  var payload: any DomainEvent {
    switch self {
    case .hung(let event): event
    case .turned(let event): event
    case .takenDown(let event): event
    }
  }
}

struct LampHung: DomainEvent {
  static let type = "LampHung"
  static let version = 1

  let lamp: String
  let watts: Int
}

struct LampTurned: DomainEvent {
  static let type = "LampTurned"
  static let version = 1

  let lamp: String
  let watts: Int
}

struct LampTakenDown: DomainEvent {
  static let type = "LampTakenDown"
  static let version = 1

  let lamp: String
}
