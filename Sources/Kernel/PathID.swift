/// The one grammar of ids that stand in a path and are neither a UUID nor a number: 1 to 64 code points, none of them a
/// control or a slash, no blank at either end, and not `.` or `..`, which in a path mean a folder. Whoever takes in such an
/// id checks it here, so that everything that is accepted has an address.
package enum PathID {
  /// Code points; so there are at most four times as many bytes of UTF-8.
  package static let longest = 64

  /// For documents; ECMA-262.
  package static let pattern = #"^(?!\.{1,2}$)(?!\s)[^/\u0000-\u001f\u007f-\u009f]*(?<!\s)$"#

  /// The id, as it came: two are the same when their bytes are.
  package static func checked(_ text: String) throws(LabelFault) -> String {
    guard text.unicodeScalars.count <= longest, text != ".", text != "..", !text.utf8.contains(UInt8(ascii: "/")),
      let label = try? label(text, limit: longest), label.utf8.elementsEqual(text.utf8)
    else { throw .noPathID }
    return text
  }
}
