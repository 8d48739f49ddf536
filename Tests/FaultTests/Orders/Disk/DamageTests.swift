import Foundation
import SQLiteStore
import TestSupport
import Testing

/// A damaged write file is not served: the start is refused with its name and what to do.
@Suite(.serialized) struct DamageTests {
  private static let count = Form.count(short: 12, long: 50)
  private static let page = 4_096

  @Test(.timeLimit(.minutes(20))) func aPageOfOtherBytesIsRefused() async throws {
    var random = SplitMix64(seed: Seed.run)
    let figures = try await refusals { file in
      let used = try file.usedPages.randomElement(using: &random) ?? 0
      try file.flip(page: used)
      return "page \(used)"
    }
    tell("damage: \(figures) of \(Self.count) files with a page of other bytes were refused")
    #expect(figures == Self.count)
  }

  @Test(.timeLimit(.minutes(20))) func aTruncatedFileIsRefused() async throws {
    var random = SplitMix64(seed: Seed.run)
    var lengths = [0, 1, 100, Self.page - 1, Self.page, Self.page + 1]
    let figures = try await refusals { file in
      let size = try file.size
      let length = lengths.popLast() ?? Int.random(in: 0..<size, using: &random)
      try file.truncate(to: length)
      return "\(length) bytes"
    }
    tell("damage: \(figures) of \(Self.count) truncated files were refused")
    #expect(figures == Self.count)
  }

  /// The control: without damage it starts.
  @Test(.timeLimit(.minutes(2))) func aSoundCopyStarts() async throws {
    let server = try await TandemProcess(try await Warehouse.shared.value.copy())
    #expect(try await server.get("/health/live").status == 200)
  }

  private func refusals(_ damage: (DamagedFile) throws -> String) async throws -> Int {
    var refused = 0
    for _ in 0..<Self.count {
      let folder = try await Warehouse.shared.value.copy()
      let file = DamagedFile(path: "\(folder.path)/data/write.sqlite")
      let what = try damage(file)
      let program = try Program(
        TandemProcess.binary, ["serve"], folder: folder.path, environment: TandemProcess.environment(folder))
      // A refusal, or the first line of a server that serves.
      let line = await offPool { program.errors.line(containing: "e") }
      program.signal(SIGKILL)
      let isRefused = line?.contains("\(file.path) is damaged: ") == true && line?.contains("backup") == true
      #expect(isRefused, "\(what), seed \(Seed.run): \(line ?? "")")
      if isRefused { refused += 1 }
    }
    return refused
  }
}

private struct DamagedFile {
  let path: String

  var size: Int {
    get throws { try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 }
  }

  /// From 0. What stands on a free page means nothing.
  var usedPages: [Int] {
    get throws {
      let connection = try Connection(path: path, mode: .readOnly)
      let free = try connection.first("PRAGMA freelist_count") { try $0.int(0) } ?? 0
      return free == 0 ? Array(0..<(try size / 4_096)) : [0]
    }
  }

  func flip(page: Int) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(page * 4_096))
    let bytes = try file.read(upToCount: 4_096) ?? Data()
    try file.seek(toOffset: UInt64(page * 4_096))
    try file.write(contentsOf: Data(bytes.map { ~$0 }))
  }

  func truncate(to length: Int) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    try file.truncate(atOffset: UInt64(length))
  }
}
