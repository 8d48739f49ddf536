import CMicroHTTPD
import Foundation

/// Walks over a request's header where libmicrohttpd parsed it in place, and so sees what the library hides behind its
/// strings: bytes after a NUL, lines ended by LF alone, folded lines, fields without a name, doubled blanks. In place
/// means that only separators were overwritten, each byte by a NUL; so every part must start where the one before ended.
struct HeadLayout {
  /// Whether this is a version that parses so. Others are asked to be strict themselves.
  static let isKnown = String(cString: MHD_get_version()) == "0.9.75"

  private let start: UnsafeRawPointer
  private var expected: UnsafeRawPointer
  /// Whether all that was seen so far is as it should be.
  private(set) var isIntact: Bool

  /// `targetLength` is that of the whole target, in bytes.
  init(_ line: RequestLine, targetLength: Int) {
    start = UnsafeRawPointer(line.method)
    let url = UnsafeRawPointer(line.url)
    let version = UnsafeRawPointer(line.version)
    isIntact = start + strlen(line.method) + 1 == url && url + targetLength + 1 == version
    expected = version + strlen(line.version)
    passLineEnd()
  }

  mutating func pass(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    guard isIntact, let nameStart = name.baseAddress, let valueStart = value.baseAddress else {
      return isIntact = false
    }
    let blanks = nameStart + name.count + 1
    guard nameStart == expected, blanks <= valueStart,
      UnsafeRawBufferPointer(start: blanks, count: valueStart - blanks).allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    else { return isIntact = false }
    expected = valueStart + value.count
    passLineEnd()
  }

  /// `size` is the number of bytes that the library counted for the whole header.
  mutating func passEnd(size: Int) {
    passLineEnd()
    isIntact = isIntact && expected - start == size
  }

  private mutating func passLineEnd() {
    guard isIntact, expected.load(as: UInt8.self) == 0, (expected + 1).load(as: UInt8.self) == 0 else {
      return isIntact = false
    }
    expected += 2
  }
}
