/// An aggregate whose state is the fold of its stream.
package protocol EventSourced: Aggregate {
  /// Nil when the first event does not open the stream.
  init?(opening event: Event)
  mutating func apply(_ event: Event)
}
