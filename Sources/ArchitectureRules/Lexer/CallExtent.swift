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
    isInClosure(index, within: range)
      || index + 1 < tokens.count && !tokens[index + 1].isMark("(") && !tokens[index + 1].isSign(".")
  }

  /// Whether a token of some range stands in a closure that begins in the range.
  func isInClosure(_ index: Int, within range: Range<Int>) -> Bool {
    var before = index - 1
    while before >= range.lowerBound {
      if tokens[before].isMark("{"), Int(partner[before]) > index { return true }
      before -= 1
    }
    return false
  }

  /// Whether a closure among some tokens holds a statement of SQL.
  func holdsSQLInClosure(_ range: Range<Int>) -> Bool {
    range.contains { tokens[$0].isString && isInClosure($0, within: range) && SQLText(tokens[$0].text).isSQL }
  }

  /// The tokens on the right of an assignment to the name at a place, or to one of its elements: to the end of the
  /// closure, or of the line.
  func assignedExtent(ofTokenAt index: Int) -> Range<Int>? {
    let name = isOpen(index + 1, "[") ? Int(partner[index + 1]) : index
    guard let sign = tokens[name...].prefix(4).firstIndex(where: { $0.isSign("=") || $0.isSign("+=") }) else {
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
