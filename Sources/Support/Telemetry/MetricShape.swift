enum MetricKind: String {
  case counter
  case gauge
  case histogram
}

/// What a metric was declared as.
struct MetricShape: Equatable {
  let kind: MetricKind
  let name: String
  let help: String
  let labels: [String]
  var bounds: [Double] = []

  /// Why this can't be declared, or nil.
  var fault: String? {
    if !MetricText.isName(name) {
      return "\"\(name)\" is not a metric's name: letters, digits and underscores, the first no digit"
    }
    if kind == .counter, !name.hasSuffix("_total") {
      return "the counter \"\(name)\" must end in _total"
    }
    if let label = labels.first(where: { !isLabel($0) }) {
      return "\"\(label)\" can't be a label of \"\(name)\""
    }
    if Set(labels).count != labels.count {
      return "\"\(name)\" has a label twice"
    }
    if kind == .histogram, !hasUsableBounds {
      return "\"\(name)\" needs 1 to \(Histogram.mostBounds) finite bounds, ascending"
    }
    return nil
  }

  private func isLabel(_ label: String) -> Bool {
    MetricText.isName(label) && !label.hasPrefix("__") && !(kind == .histogram && label == "le")
  }

  private var hasUsableBounds: Bool {
    (1...Histogram.mostBounds).contains(bounds.count)
      && bounds.allSatisfy(\.isFinite)
      && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
  }
}

/// One line of the exposition: what follows the metric's name, a bucket's bound, the value.
struct Sample {
  var suffix = ""
  var bound: String?
  var value: String
}
