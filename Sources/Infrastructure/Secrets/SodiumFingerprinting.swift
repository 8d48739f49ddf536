import CommandPorts
package import Foundation

package struct SodiumFingerprinting: Fingerprinting {
  private let key: [UInt8]

  /// - Parameter key: at least 16 bytes that others can't guess; one that changes makes repeated requests look new.
  package init(key: [UInt8]) {
    precondition(key.count >= 16, "a fingerprint's key needs at least 16 bytes")
    self.key = key
  }

  package func fingerprint(_ bytes: [UInt8]) -> [UInt8] {
    Digest.hmacSHA256(bytes, key: key)
  }

  /// SHA-256 over the parts, each as its length in bytes (8 bytes, big-endian) and its UTF-8. Its first 16 bytes, with
  /// version and variant set by RFC 9562, are the id; with a time, the first 6 are the milliseconds since 1970.
  package func derivedID(_ parts: [String], at time: Date?) -> UUID {
    var input: [UInt8] = []
    for part in parts {
      withUnsafeBytes(of: UInt64(part.utf8.count).bigEndian) { input.append(contentsOf: $0) }
      input.append(contentsOf: part.utf8)
    }
    var id = Array(Digest.sha256(input).prefix(16))
    if let time {
      withUnsafeBytes(of: Self.milliseconds(time).bigEndian) { id.replaceSubrange(0..<6, with: $0.dropFirst(2)) }
    }
    id[6] = id[6] & 0x0F | (time == nil ? 0x80 : 0x70)
    id[8] = id[8] & 0x3F | 0x80
    return id.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  /// To the nearest, since a `Date` made from milliseconds may lie just below them. What 48 bits can't hold gets the end
  /// that is nearer.
  private static func milliseconds(_ time: Date) -> UInt64 {
    let exact = (time.timeIntervalSince1970 * 1_000).rounded()
    return exact > 0 ? UInt64(min(exact, 281_474_976_710_655)) : 0
  }
}
