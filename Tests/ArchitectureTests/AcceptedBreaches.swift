import ArchitectureRules

/// The breaches that we accept, each with its reason. One that is no longer needed fails.
let acceptedBreaches = Exceptions([
  Exceptions.Entry(
    "P1", at: "Sources/Application/Projections/Projector.swift",
    because: "the loop has a thread of its own; which thread folds an event changes no row"),
  Exceptions.Entry(
    "S1", at: "Sources/Benchmarks/Orders/InsertSelect.swift",
    because: "a rebuild is held against what SQLite does by itself"),
  Exceptions.Entry(
    "S1", at: "Sources/Benchmarks/Orders/OrderLog.swift",
    because: "a million events through the commands would take minutes"),
])
