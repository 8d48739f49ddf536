/// Why the writer must stop, and what is still to be told to whom.
struct WriterFailure<State>: Error {
  let cause: SQLiteError
  let refusals: [(unit: WriterUnit<State>, error: any Error)]

  /// `inDoubt` are the indices of units that stood in the commit that failed; of the others nothing is left.
  init(_ cause: SQLiteError, of units: ArraySlice<WriterUnit<State>> = [], inDoubt: [Int] = []) {
    self.cause = cause
    refusals = units.indices.map { index in
      let error: any Error =
        inDoubt.contains(index) ? OutcomeUnknown(cause: cause) : WriterStopped(reason: .failed(cause))
      return (units[index], error)
    }
  }
}
