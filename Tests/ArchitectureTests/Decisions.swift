/// The decision record that explains each rule.
let decisions: [String: String] = {
  let layers = "docs/decisions/0021-layers-are-modules-and-buses-the-only-door.md"
  let files = "docs/decisions/0003-sqlite-with-write-and-read-files-apart.md"
  let words = "docs/decisions/0020-the-standards-words-and-ours.md"
  let units = "docs/decisions/0005-synchronous-unit-of-work.md"
  let outcomes = "docs/decisions/0006-outcomes-and-committed.md"
  let values = "docs/decisions/0023-decisions-depend-on-their-input.md"
  let folds = "docs/decisions/0009-projections-are-pure-folds-in-files-of-their-own.md"
  return [
    "L1": layers, "L2": layers, "L3": "docs/decisions/0001-no-packages.md",
    "Q1": files, "Q2": layers, "Q3": files,
    "C1": files, "C2": outcomes, "C3": words, "C4": units,
    "N1": words, "N2": layers, "N3": "docs/decisions/0039-a-domain-is-one-value.md",
    "D1": values, "D2": values, "D3": layers,
    "P1": folds, "P2": "docs/decisions/0013-the-composition-is-a-library.md",
    "A1": layers, "A2": layers, "A3": layers,
    "E1": "docs/decisions/0030-superseded-events-are-types-and-golden-files.md",
    "S1": values,
    "T1": "docs/decisions/0048-waits-count-on-the-monotonic-clock.md",
  ]
}()
