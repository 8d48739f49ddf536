extension SourceText {
  /// The tokens of a call's arguments and trailing closures, when the token is the name of what is called.
  public func callExtent(ofTokenAt index: Int) -> Range<Int>? {
    var next = index + 1
    guard next < tokens.count else { return nil }
    if tokens[next].kind == .sign, tokens[next].text.hasPrefix("<") {
      while next < tokens.count, !tokens[next].isMark("("), !tokens[next].isMark("{") { next += 1 }
    }
    let start = next
    if isOpen(next, "(") { next = Int(partner[next]) + 1 }
    while isOpen(next, "{") {
      next = Int(partner[next]) + 1
      if next + 2 < tokens.count, tokens[next].kind == .word, tokens[next + 1].isMark(":"), isOpen(next + 2, "{") {
        next += 2
      }
    }
    return next > start ? start..<next : nil
  }

  /// Whether a name among arguments stands in a closure, or is a function that is named and not called.
  func isHandedOver(_ index: Int, within range: Range<Int>) -> Bool {
    var before = index - 1
    while before >= range.lowerBound {
      if tokens[before].isMark("{"), Int(partner[before]) > index { return true }
      before -= 1
    }
    return index + 1 < tokens.count && !tokens[index + 1].isMark("(") && !tokens[index + 1].isSign(".")
  }

  /// The tokens on the right of an assignment to the name at a place: to the end of the closure, or of the line.
  func assignedExtent(ofTokenAt index: Int) -> Range<Int>? {
    guard let sign = tokens[index...].prefix(4).firstIndex(where: { $0.isSign("=") || $0.isSign("+=") }) else {
      return nil
    }
    var end = sign + 1
    while end < tokens.count, tokens[end].line == tokens[sign].line || end == sign + 1 {
      end = partner[end] > end ? Int(partner[end]) + 1 : end + 1
    }
    return sign + 1..<end
  }

  private func isOpen(_ index: Int, _ bracket: String) -> Bool {
    index < tokens.count && tokens[index].isMark(bracket) && partner[index] >= 0
  }
}
