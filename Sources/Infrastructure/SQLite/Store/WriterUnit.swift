/// A unit of work that waits: what to run, and whom to answer.
struct WriterUnit<State>: Sendable {
  typealias Answer = @Sendable () -> Void

  /// Answers how to tell the caller of its success, once that is durable.
  let run: @Sendable (Connection, inout State) throws -> Answer
  let refuse: @Sendable (any Error) -> Void

  func tell(_ result: Result<Answer, any Error>) {
    switch result {
    case .success(let answer): answer()
    case .failure(let error): refuse(error)
    }
  }
}

extension WriterUnit {
  /// Changes nothing that anybody reads, but writes a page and so needs the lock, the disk and its room.
  static var trial: WriterUnit {
    WriterUnit(
      run: { connection, _ in
        try connection.touch()
        return {}
      }, refuse: { _ in })
  }
}

extension Connection {
  /// SQLite writes the page even where the number is the same.
  func touch() throws {
    try script("PRAGMA user_version = 0")
  }
}
