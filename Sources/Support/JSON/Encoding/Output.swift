import Foundation

/// The text under construction and the arrays and objects that are open in it.
///
/// `Codable` never says that a container is complete: one is closed when its value is, or when one around it is
/// written to again. So containers of one value must be written one after the other, not by turns.
///
/// The state lies behind a pointer: stored properties of a class would be checked for exclusive access each time.
final class Output {
  struct Level {
    /// Where the value begins that the container is; no two values begin at one place.
    let start: Int
    let isObject: Bool
    var count: Int
    /// Where a value stands out that a super encoder may still write.
    var pending: Int
  }

  struct State {
    var writer = JSONWriter()
    var depth = 0
    let levels = UnsafeMutablePointer<Level>.allocate(capacity: JSON.maximumDepth)
    var error: (any Error)?
  }

  let state = UnsafeMutablePointer<State>.allocate(capacity: 1)

  init() {
    state.initialize(to: State())
  }

  deinit {
    state.pointee.writer.free()
    state.pointee.levels.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  func write<T: Encodable>(_ value: T) throws {
    if T.self == UUID.self { return state.pointee.writer.uuid(unsafeBitCast(value, to: UUID.self)) }
    if T.self == Date.self { return try state.pointee.writer.date(unsafeBitCast(value, to: Date.self)) }
    let start = state.pointee.writer.count
    let depth = state.pointee.depth
    try value.encode(to: ValueEncoder(output: self, start: start, depth: depth))
    state.pointee.close(to: depth)
    if state.pointee.writer.count == start { state.pointee.writer.literal("{}") }
  }

  /// An encoder that takes nothing, and an error that ``finish()`` will throw.
  func refusing(_ error: any Error) -> ValueEncoder {
    if state.pointee.error == nil { state.pointee.error = error }
    return ValueEncoder(output: self, start: -1, depth: JSON.maximumDepth)
  }

  func finish() throws -> [UInt8] {
    if let error = state.pointee.error { throw error }
    return state.pointee.writer.array()
  }
}

extension Output.State {
  mutating func close(to depth: Int) {
    while self.depth > depth {
      fillPending(self.depth - 1)
      self.depth -= 1
      writer.byte(levels[self.depth].isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }
  }

  /// Opens the container of the value that begins at `start`, or returns to it. The result is `start`, or -1 for a
  /// container that takes nothing.
  mutating func open(_ isObject: Bool, start: Int, depth: Int) -> Int {
    if depth < self.depth, levels[depth].start == start, levels[depth].isObject == isObject { return start }
    guard writer.count == start, self.depth == depth else {
      return refuse("a value is only one of a scalar, an array and an object")
    }
    guard depth < JSON.maximumDepth else {
      return refuse("arrays and objects may be nested \(JSON.maximumDepth) deep")
    }
    (levels + depth).initialize(to: .init(start: start, isObject: isObject, count: 0, pending: -1))
    self.depth += 1
    writer.byte(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    return start
  }

  /// Makes room for the next element of a container.
  mutating func next(start: Int, depth: Int) throws {
    guard depth < self.depth, levels[depth].start == start else {
      throw error ?? EncodingError.refused(0, "a container is written to after it was closed")
    }
    close(to: depth + 1)
    fillPending(depth)
    if levels[depth].count > 0 { writer.byte(UInt8(ascii: ",")) }
    levels[depth].count += 1
  }

  /// Notes a value that may never come; an empty object will stand for it.
  mutating func expect(_ encoder: ValueEncoder) {
    guard encoder.start >= 0 else { return }
    levels[encoder.depth - 1].pending = encoder.start
  }

  private mutating func fillPending(_ depth: Int) {
    if levels[depth].pending == writer.count { writer.literal("{}") }
  }

  private mutating func refuse(_ reason: String) -> Int {
    if error == nil { error = EncodingError.refused(0, reason) }
    return -1
  }
}
