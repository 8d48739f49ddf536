/// What came of the rounds of one fault.
struct DiskFigures: CustomStringConvertible {
  var faults = 0
  var requests = 0
  var unknown = 0
  var refused = 0
  var foundDone = 0
  /// Requests without an effect, and effects without a request.
  var lost = 0
  var duplicates = 0
  var falsehoods: [String: Int] = [:]

  mutating func add(_ histories: [KeyHistory]) {
    requests += histories.count
    for history in histories {
      for statement in history.statements {
        switch statement {
        case .unknown: unknown += 1
        case .nothingDone, .notByThisRequest: refused += 1
        case .done, .unexplained: continue
        }
      }
      if history.wasFoundDone { foundDone += 1 }
      for falsehood in history.falsehoods { falsehoods[falsehood, default: 0] += 1 }
    }
  }

  var description: String {
    "\(faults) calls failed; \(requests) requests, \(unknown) answers of unknown outcome, \(refused) refusals, "
      + "\(foundDone) found done by a retry; \(lost) lost, \(duplicates) done twice, \(falsehoods.values.reduce(0, +)) false "
      + "statements\(falsehoods.isEmpty ? "" : " \(falsehoods)")"
  }
}
