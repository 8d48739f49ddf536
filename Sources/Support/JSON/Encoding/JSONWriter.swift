/// A growing buffer of JSON text. Whoever makes one calls `free()` once.
struct JSONWriter {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1024) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity)
  }

  func free() {
    bytes.deallocate()
  }

  func array() -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Room for `length` bytes, of which ``advance(_:)`` says how many were written.
  mutating func room(_ length: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < length { grow(by: length) }
    return bytes + count
  }

  mutating func advance(_ length: Int) {
    count += length
  }

  mutating func byte(_ byte: UInt8) {
    room(1).pointee = byte
    count += 1
  }

  mutating func literal(_ text: StaticString) {
    room(text.utf8CodeUnitCount).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  mutating func raw(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    room(source.count).update(from: start, count: source.count)
    count += source.count
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    capacity = max(capacity * 2, count + length)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = grown
  }
}
