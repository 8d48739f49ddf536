import Foundation
import Kernel
import SQLiteStore
import Testing

/// Time as the events tell it, whatever the clock does.
@Suite struct ClockTests {
  @Test func `a clock that is set back lets no stream go back in time`() async throws {
    let file = try WriteFile()
    for offset in [0.0, -3_600, -7_200, 10, 5] {
      try await file.receive(1, of: "A", context(at: midnight + offset))
    }
    try await file.receive(1, of: "B", context(at: midnight - 3_600))
    #expect(try times(of: "A", file) == [0, 0, 0, 10_000, 10_000])
    #expect(try times(of: "B", file) == [-3_600_000], "another stream has a time of its own")
    await file.close()
  }

  /// In milliseconds from midnight.
  private func times(of keeper: String, _ file: WriteFile) throws -> [Int64] {
    try file.reading {
      try $0.all(
        "SELECT recorded_at FROM events WHERE stream LIKE '%' || ? ORDER BY version",
        WriteFile.id(of: keeper).uuidString.lowercased()
      ) { try $0.int64(0) - midnight.milliseconds }
    }
  }
}
