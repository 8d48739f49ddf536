import CMicroHTTPD
import Foundation
import HTTPValues

/// Reads a request's header fields once, and counts those that frame the message.
struct FieldReader {
  private let handle: OpaquePointer
  private var layout: HeadLayout?
  private(set) var headers = HTTPHeaders()
  private(set) var count = 0
  private(set) var hosts = 0
  private(set) var lengths = 0
  private(set) var encodings = 0
  private(set) var length: Int?
  /// The first thing that is wrong.
  private(set) var fault: HTTPFault?

  /// Without a layout nothing is known of what the library may have hidden.
  init(handle: OpaquePointer, layout: HeadLayout?) {
    self.handle = handle
    self.layout = layout
  }

  /// `size` is that of the whole header in bytes.
  mutating func readAll(size: Int) {
    if let layout, !layout.isIntact { return fault = .requestLineInvalid }
    headers.reserveCapacity(12)
    withUnsafeMutablePointer(to: &self) { reader in
      let reading: MHD_KeyValueIteratorN = { context, _, name, nameSize, value, valueSize in
        guard let reader = context?.assumingMemoryBound(to: FieldReader.self), let name else { return .NO }
        reader.pointee.read(
          name: UnsafeRawBufferPointer(start: name, count: nameSize),
          value: UnsafeRawBufferPointer(start: value, count: valueSize))
        return reader.pointee.fault == nil ? .YES : .NO
      }
      MHD_get_connection_values_n(reader.pointee.handle, .HEADER_KIND, reading, reader)
    }
    layout?.passEnd(size: size)
    if fault == nil, let layout, !layout.isIntact { fault = .headerMalformed }
  }

  private mutating func read(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    count += 1
    layout?.pass(name: name, value: value)
    guard !name.isEmpty, name.allSatisfy(isTokenByte) else { return fault = .headerNameInvalid }
    guard let text = fieldValue(value) else { return fault = .headerValueInvalid }
    // Fields that frame the message are judged with the blanks after them: the library does not trim these either.
    switch name.count {
    case 4 where name.isName("host"):
      hosts += 1
      if text.isEmpty || !text.utf8.allSatisfy(isHostByte) { fault = .hostAmbiguous }
    case 6 where name.isName("expect"):
      if !value.trimmed.isName("100-continue") { fault = .expectationUnsupported }
    case 14 where name.isName("content-length"):
      lengths += 1
      guard (1...18).contains(value.count), value.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        return fault = .lengthInvalid
      }
      length = Int(text)
    case 17 where name.isName("transfer-encoding"):
      encodings += 1
      if !value.isName("chunked") { fault = .transferEncodingUnsupported }
    default:
      break
    }
    headers.add(String(decoding: name, as: UTF8.self), text)
  }
}

/// `nil` when the bytes are not one line of UTF-8. Most are ASCII, which needs no second look.
private func fieldValue(_ bytes: UnsafeRawBufferPointer) -> String? {
  var all: UInt8 = 0
  for byte in bytes {
    guard isValueByte(byte) else { return nil }
    all |= byte
  }
  return all < 0x80 ? String(decoding: bytes.trimmed, as: UTF8.self) : String(validating: bytes.trimmed, as: UTF8.self)
}

extension UnsafeRawBufferPointer {
  /// Without blanks at its end; the library has cut those at the start.
  fileprivate var trimmed: UnsafeRawBufferPointer {
    var end = count
    while end > 0, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[..<end])
  }

  /// `name` in lower case.
  fileprivate func isName(_ name: StaticString) -> Bool {
    count == name.utf8CodeUnitCount && name.withUTF8Buffer { zip(self, $0).allSatisfy { $0 | 0x20 == $1 | 0x20 } }
  }
}

/// Anything but control characters; a tab is allowed.
func isValueByte(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte != 0x7F || byte == 0x09
}

private func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "%"):
    true
  default: false
  }
}
