import Foundation
import Kernel
import SQLiteProjections
import TestSupport
import Testing

/// What read models in a folder witness of the log that they were made of.
@Suite struct KeptMarksTests {
  @Test func onlyThoseOfTheLogsOwnEpochCount() throws {
    let folder = try TemporaryFolder()
    let mark = LogMark(Position(5), recordedAt: Date(milliseconds: 4_711))
    let store = try SQLiteProjectionStore(SpecimenListTable.self, folder: folder.path, epoch: 7)
    _ = try store.advance { _, _, _ in mark }
    try Data("no database".utf8).write(to: URL(filePath: "\(folder.path)/other.v1.sqlite"))
    #expect(KeptMarks.marks(in: folder.path, of: 7) == [mark])
    #expect(KeptMarks.marks(in: folder.path, of: 8) == [])
  }
}
