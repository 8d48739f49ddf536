import ArchitectureRules

/// The breaches that we accept, each with its reason. One that is no longer needed fails.
let acceptedBreaches = Exceptions([
  Exceptions.Entry(
    "P1", at: "Sources/Application/Projections/Projector.swift",
    because: "the loop has a thread of its own; which thread folds an event changes no row")
])
