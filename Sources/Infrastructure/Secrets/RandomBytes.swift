import CSodium

/// Bytes for tokens and keys, from the system's generator.
package func randomBytes(_ count: Int) -> [UInt8] {
  Sodium.initialise()
  var bytes = [UInt8](repeating: 0, count: count)
  randombytes_buf(&bytes, count)
  return bytes
}

/// Whether two values are equal, in a time that depends on their lengths only.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  Sodium.initialise()
  guard left.count == right.count else { return false }
  return left.isEmpty || sodium_memcmp(left, right, left.count) == 0
}
