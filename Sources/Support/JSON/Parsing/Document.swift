/// A parsed document: a copy of its bytes and a flat list of its nodes, both freed with it.
///
/// Memory: the bytes and 16 more for every two of them, of which only what the nodes need is touched.
final class Document {
  /// Ends in eight zero bytes, so that scanning needs no look at the length.
  let bytes: UnsafeMutablePointer<UInt8>
  let count: Int
  let nodes: UnsafeMutablePointer<Node>
  /// If not, faults are counted by whoever meets them and neither placed nor worded: each place is a walk from the root.
  var tellsFaults = true

  private static let padding = 8

  private init(copying source: UnsafeRawBufferPointer) {
    count = source.count
    bytes = .allocate(capacity: count + Self.padding)
    UnsafeMutableRawBufferPointer(start: bytes, count: count).copyMemory(from: source)
    (bytes + count).initialize(repeating: 0, count: Self.padding)
    nodes = .allocate(capacity: count / 2 + JSON.maximumDepth + 2)
  }

  deinit {
    bytes.deallocate()
    nodes.deallocate()
  }

  static func parse(_ source: UnsafeRawBufferPointer) throws(JSONFaults) -> Document {
    guard source.count < UInt32.max / 2 else {
      throw JSONFaults([JSONFault(pointer: "", detail: "is longer than 2 GiB")], isSyntax: true)
    }
    let document = Document(copying: source)
    var parser = Parser(bytes: document.bytes, count: document.count, nodes: document.nodes)
    do throws(SyntaxError) {
      try parser.document()
    } catch {
      let isName = error == .duplicateName
      let node = isName ? parser.used - 1 : parser.used
      let pointer = document.pointer(to: node, hasName: isName)
      let detail = isName ? error.rawValue : "is not JSON at byte \(parser.at): \(error.rawValue)"
      throw JSONFaults([JSONFault(pointer: pointer, detail: detail)], isSyntax: true)
    }
    return document
  }

  /// The node past the value at `index`.
  func next(_ index: Int) -> Int {
    let node = nodes[index]
    guard node.isContainer else { return index + 1 }
    return node.end == 0 ? Int.max : Int(node.end)
  }

  /// The bytes of a scalar as they are written.
  func raw(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let node = nodes[index]
    return UnsafeBufferPointer(start: bytes + Int(node.start), count: Int(node.end - node.start))
  }
}
