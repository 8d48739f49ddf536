extension Document {
  /// The JSON pointer of the value at `index`; found by walking there, since only faults need one.
  ///
  /// While parsing, `index` may be the node to come. If that would be a name, `hasName` says whether it is known;
  /// without it the pointer ends at the object.
  func pointer(to index: Int, hasName: Bool = true) -> String {
    keys(to: index, hasName: hasName).map { "/" + Self.token($0.stringValue) }.joined()
  }

  func keys(to target: Int, hasName: Bool = true) -> [MemberName] {
    var keys: [MemberName] = []
    var index = 0
    descent: while index < target, target < next(index) {
      let isObject = nodes[index].kind == .object
      var child = index + 1
      for position in 0... {
        if isObject, child == target, !hasName { return keys }
        let value = isObject && child < target ? child + 1 : child
        if value >= target || target < next(value) {
          keys.append(isObject ? MemberName(text(child)) : MemberName(index: position))
          index = value
          continue descent
        }
        child = next(value)
      }
    }
    return keys
  }

  func fault(_ detail: @autoclosure () -> String, at index: Int) -> JSONFaults {
    guard tellsFaults else { return .untold }
    return JSONFaults([JSONFault(pointer: pointer(to: index), detail: detail())])
  }

  static func token(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) || name.utf8.count > 128
    else { return name }
    var token = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": token += "~0"
      case "/": token += "~1"
      default: token.unicodeScalars.append(scalar)
      }
      if token.utf8.count > 128 { return token + "…" }
    }
    return token
  }
}
