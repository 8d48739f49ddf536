extension Connection {
  /// All of `body` or nothing of it, for the owner of a connection of its own (`Writer` has its own way).
  package func write<R>(_ body: () throws -> R) throws -> R {
    try control("BEGIN IMMEDIATE")
    expectTransaction()
    do {
      let result = try body()
      try requireTransaction()
      needsTransaction = false
      try control("COMMIT")
      return result
    } catch {
      needsTransaction = false
      rollBack()
      throw error
    }
  }

  /// For a file under construction: from now on a transaction can be taken back. Its pages are kept in memory.
  package func keepJournal() throws {
    try ConnectionSettings.keepJournal(on: self)
  }

  /// Runs `body` in one transaction and takes back all that it wrote, however it ends. Not for a file under construction
  /// that has no journal yet.
  package func undoing<R>(_ body: () throws -> R) throws -> R {
    try control("BEGIN IMMEDIATE")
    expectTransaction()
    defer {
      needsTransaction = false
      rollBack()
    }
    return try body()
  }

  /// Leaves no transaction behind.
  func rollBack() {
    guard isInTransaction else { return }
    // It may report what is already known to have failed; what counts is that the transaction is gone.
    try? control("ROLLBACK")
  }
}
