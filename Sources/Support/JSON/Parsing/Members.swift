extension Document {
  /// The value of a member. Names in the document's order are found at the first try.
  func member(_ name: String, of object: Int, verbatim: Bool) -> Int? {
    var name = name
    return name.withUTF8 { member($0, of: object, verbatim: verbatim) }
  }

  private func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int, verbatim: Bool) -> Int? {
    let end = Int(nodes[object].end)
    var key = nodes[object].start == 0 ? object + 1 : Int(nodes[object].start)
    for _ in 0..<nodes[object].count {
      if key == end { key = object + 1 }
      let following = next(key + 1)
      if isName(at: key, name, verbatim: verbatim) {
        nodes[object].start = UInt32(following)
        return key + 1
      }
      key = following
    }
    return nil
  }

  private func isName(at key: Int, _ name: UnsafeBufferPointer<UInt8>, verbatim: Bool) -> Bool {
    guard nodes[key].kind == .text else {
      return Escapes.resolved(raw(key)).withUnsafeBufferPointer { matches(name, $0, verbatim: verbatim) }
    }
    return matches(name, raw(key), verbatim: verbatim)
  }

  private func matches(
    _ name: UnsafeBufferPointer<UInt8>, _ wire: UnsafeBufferPointer<UInt8>, verbatim: Bool
  ) -> Bool {
    guard verbatim else { return SnakeCase.matches(name, wire) }
    return name.count == wire.count && name.elementsEqual(wire)
  }

  /// The nodes of an object's names.
  func names(of object: Int) -> NodeSequence {
    NodeSequence(document: self, at: object + 1, left: Int(nodes[object].count), step: 1)
  }

  /// The nodes of an array's elements.
  func elements(of array: Int) -> NodeSequence {
    NodeSequence(document: self, at: array + 1, left: Int(nodes[array].count), step: 0)
  }
}

struct NodeSequence: Sequence, IteratorProtocol {
  let document: Document
  var at: Int
  var left: Int
  let step: Int

  mutating func next() -> Int? {
    guard left > 0 else { return nil }
    defer { at = document.next(at + step) }
    left -= 1
    return at
  }
}
