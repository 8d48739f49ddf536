import Foundation
import SQLiteStore
import Testing

@Suite struct FolderLockTests {
  static let tool = "/usr/bin/flock"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a second owner in the same process is refused and told who holds it`() throws {
    let first = try FolderLock(folder: folder.path)
    for _ in 0..<20 {
      #expect(throws: FolderInUse(folder: folder.path, holder: ProcessInfo.processInfo.processIdentifier)) {
        try FolderLock(folder: folder.path)
      }
    }
    withExtendedLifetime(first) {}
  }

  @Test func `who is refused reads the note of the owner, and none of an earlier one`() throws {
    let me = ProcessInfo.processInfo.processIdentifier
    do {
      let first = try FolderLock(folder: folder.path)
      first.leave(note: "127.0.0.1 8080")
      #expect(throws: FolderInUse(folder: folder.path, holder: me, note: "127.0.0.1 8080")) {
        try FolderLock(folder: folder.path)
      }
      withExtendedLifetime(first) {}
    }
    let second = try FolderLock(folder: folder.path)
    #expect(throws: FolderInUse(folder: folder.path, holder: me)) { try FolderLock(folder: folder.path) }
    withExtendedLifetime(second) {}
  }

  @Test func `the next owner comes in when the first has gone`() throws {
    do { _ = try FolderLock(folder: folder.path) }
    _ = try FolderLock(folder: folder.path)
  }

  @Test func `a folder that is not there is another error`() {
    #expect(throws: FolderNotLockable(folder: "/nowhere/at/all", errno: ENOENT)) {
      try FolderLock(folder: "/nowhere/at/all")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tool), "needs flock of util-linux"))
  func `another process holds it until it is killed`() throws {
    let other = Process()
    other.executableURL = URL(fileURLWithPath: Self.tool)
    other.arguments = ["--no-fork", folder.file("lock"), "sh", "-c", "echo held; read line"]
    let (input, output) = (Pipe(), Pipe())
    other.standardInput = input
    other.standardOutput = output
    try other.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
    #expect(throws: FolderInUse.self) { try FolderLock(folder: folder.path) }
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    _ = try FolderLock(folder: folder.path)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tool), "needs flock of util-linux"))
  func `another process is refused`() throws {
    let lock = try FolderLock(folder: folder.path)
    let other = Process()
    other.executableURL = URL(fileURLWithPath: Self.tool)
    other.arguments = ["--nonblock", folder.file("lock"), "true"]
    try other.run()
    other.waitUntilExit()
    #expect(other.terminationStatus == 1)
    withExtendedLifetime(lock) {}
  }
}
