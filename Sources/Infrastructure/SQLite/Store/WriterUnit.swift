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
