/// An aggregate whose state is the fold of its stream.
package protocol EventSourced: Aggregate {
  /// Nil when the first event does not open the stream.
  init?(opening event: Event)
  mutating func apply(_ event: Event)
}

/// How much the stream of an event-sourced aggregate may hold. Each change reads all of it within the one writer, where
/// everybody else waits: 10,000 events take some 40 ms of processor time (decision 0046). What happens once is taken
/// beyond these bounds.
package enum StreamBounds {
  package static let mostEvents = 10_000
  /// Of stored payloads.
  package static let mostBytes = 4 << 20
}
