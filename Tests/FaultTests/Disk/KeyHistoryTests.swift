import Testing

/// The judge of the faulty disk, tried by itself.
@Suite struct KeyHistoryTests {
  static let done = Statement.done(position: "1-5", isReplay: false)
  static let replayed = Statement.done(position: "1-5", isReplay: true)

  @Test(
    arguments: [
      [done], [done, replayed, replayed], [.nothingDone, done], [.unknown, done, replayed], [.unknown, replayed],
      [.nothingDone, .unknown, replayed], [.unknown, .nothingDone, done], [.unknown, .notByThisRequest, replayed],
      [.notByThisRequest, done], [done, .unknown, .notByThisRequest, replayed],
    ] as [[Statement]]) func whatCanBeTrueIsNoFalsehood(statements: [Statement])
  {
    #expect(history(statements).falsehoods == [])
  }

  @Test(
    arguments: [
      [.nothingDone, replayed], [.unknown, .nothingDone, replayed], [.notByThisRequest, replayed], [done, done],
      [done, .nothingDone], [done, .done(position: "1-6", isReplay: true)], [.unexplained("500 internal-error"), done],
    ] as [[Statement]]) func whatCanNotBeTrueIsSeen(statements: [Statement])
  {
    #expect(history(statements).falsehoods.count == 1)
  }

  private func history(_ statements: [Statement]) -> KeyHistory {
    var history = KeyHistory()
    for statement in statements { history.note(statement) }
    return history
  }
}
