import Foundation

/// How much a run does: `FAULTS=long` does it in full, anything else is the short form.
enum Form {
  static let isLong = ProcessInfo.processInfo.environment["FAULTS"] == "long"

  static func count(short: Int, long: Int) -> Int {
    isLong ? long : short
  }
}

/// What the random choices of a test come from: `FAULT_SEED`, or a new one for each run.
enum Seed {
  static let run = ProcessInfo.processInfo.environment["FAULT_SEED"].flatMap { UInt64($0) } ?? .random(in: 0...999_999)
}

/// A line of figures, which `make test-faults` shows.
func tell(_ figures: String) {
  // Written at once: what is printed may wait in a buffer that a crash loses.
  FileHandle.standardOutput.write(Data("▸ \(figures)\n".utf8))
}
