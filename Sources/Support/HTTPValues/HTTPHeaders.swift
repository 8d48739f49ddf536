/// Header fields in the order they came. Names are compared without regard to ASCII case and kept as written.
package struct HTTPHeaders: Sendable {
  package private(set) var pairs: [(name: String, value: String)]

  package init(_ pairs: [(String, String)] = []) {
    self.pairs = pairs.map { (name: $0.0, value: $0.1) }
  }

  /// The first value of that name. Setting replaces all of them, in the place of the first; `nil` removes them.
  package subscript(_ name: String) -> String? {
    get {
      for pair in pairs where pair.name.equalsIgnoringASCIICase(name) {
        return pair.value
      }
      return nil
    }
    set {
      guard let newValue else {
        pairs.removeAll { $0.name.equalsIgnoringASCIICase(name) }
        return
      }
      guard let first = pairs.firstIndex(where: { $0.name.equalsIgnoringASCIICase(name) }) else {
        pairs.append((name: name, value: newValue))
        return
      }
      pairs[first].value = newValue
      var later = pairs[(first + 1)...]
      later.removeAll { $0.name.equalsIgnoringASCIICase(name) }
      pairs.replaceSubrange((first + 1)..., with: later)
    }
  }

  package func all(_ name: String) -> [String] {
    pairs.filter { $0.name.equalsIgnoringASCIICase(name) }.map(\.value)
  }

  /// Whether a name stands more than once.
  var hasRepeatedName: Bool {
    for (index, pair) in pairs.enumerated().dropFirst() {
      for earlier in pairs[..<index] where earlier.name.equalsIgnoringASCIICase(pair.name) { return true }
    }
    return false
  }

  package mutating func add(_ name: String, _ value: String) {
    pairs.append((name: name, value: value))
  }

  package mutating func reserveCapacity(_ count: Int) {
    pairs.reserveCapacity(count)
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements)
  }
}

/// Equal means the same fields with the same spelling in the same order.
extension HTTPHeaders: Hashable {
  package static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
    left.pairs.elementsEqual(right.pairs) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for pair in pairs {
      hasher.combine(pair.name)
      hasher.combine(pair.value)
    }
  }
}

extension String {
  fileprivate func equalsIgnoringASCIICase(_ other: String) -> Bool {
    let (mine, theirs) = (utf8, other.utf8)
    return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0 == $1 || $0.lowercased == $1.lowercased }
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 {
    UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }
}
