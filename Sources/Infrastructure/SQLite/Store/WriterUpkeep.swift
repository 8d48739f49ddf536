import Waiting

/// The writer of a file, for upkeep that runs on a thread of its own.
package protocol WriterUpkeep: Sendable {
  /// Runs `unit` in one transaction and blocks the calling thread until its commit is durable. Throws what `unit` throws,
  /// and what `Writer.perform` throws. `unit` may run again, so its only effects must be on what it is handed.
  func performAndWait<R: Sendable>(_ unit: @escaping @Sendable (Connection) throws -> R) throws -> R
}

extension Writer: WriterUpkeep {
  package func performAndWait<R: Sendable>(_ unit: @escaping @Sendable (Connection) throws -> R) throws -> R {
    let answer = Monitor<Result<R, any Error>?>(nil)
    @Sendable func tell(_ result: Result<R, any Error>) {
      answer.withLock { $0 = result }
      answer.signal()
    }
    queue.add(
      WriterUnit(
        run: { connection, _ in
          let result = try unit(connection)
          return { tell(.success(result)) }
        },
        refuse: { tell(.failure($0)) }
      ), to: .upkeep)
    return try answer.wait { $0 }.get()
  }
}
