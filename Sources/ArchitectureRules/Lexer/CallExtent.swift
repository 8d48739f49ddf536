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

  private func isOpen(_ index: Int, _ bracket: String) -> Bool {
    index < tokens.count && tokens[index].isMark(bracket) && partner[index] >= 0
  }
}
