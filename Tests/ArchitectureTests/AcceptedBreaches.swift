import ArchitectureRules

/// The breaches that we accept, each with its reason. One that is no longer needed fails.
let acceptedBreaches = Exceptions([
  Exceptions.Entry(
    "C1", at: "Sources/Application/Commands/Operations/RebuildProjection.swift",
    because: "to build rows anew is to read the old ones too; nothing is decided by them"),
  Exceptions.Entry(
    "C1", at: "Sources/Application/Commands/Operations/RetryProjection.swift",
    because: "what is parked is applied to rows that are read for it; nothing is decided by them"),
  Exceptions.Entry(
    "C3", at: "Sources/Ports/Commands/Operations/ProjectionControl.swift",
    because: "it has read models' rows written from the log, in their own files, and changes no state"),
  Exceptions.Entry(
    "P1", at: "Sources/Application/Projections/Projector.swift",
    because: "the loop has a thread of its own; which thread folds an event changes no row"),
])
