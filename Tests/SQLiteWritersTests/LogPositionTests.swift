import CommandPorts
import Foundation
import JSON
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

@Suite struct LogPositionTests {
  @Test func `positions count from one and name the log's epoch`() async throws {
    let file = try WriteFile()
    let first = try await file.receive()
    #expect(first.position == PositionToken(epoch: WriteFile.epoch, position: Position(1)))
    #expect(try await file.receive().position.position == Position(2))
    await file.close()
  }

  @Test func `a unit of work that changes nothing is answered with the head`() async throws {
    let file = try WriteFile()
    try await file.receive()
    let nothing = try await file.unitOfWork.perform(context()) { _ in Done() }
    #expect(nothing.position.position == Position(1))
    #expect(!nothing.isRepetition)
    await file.close()
  }

  @Test func `positions are gap-free in commit order under 32 callers of whom some fail`() async throws {
    let file = try WriteFile()
    let answers = try await withThrowingTaskGroup(of: [Answer].self) { group in
      for caller in 0..<32 {
        group.addTask {
          var answers: [Answer] = []
          for turn in 0..<12 {
            let id = UUID()
            let fails = (caller + turn).isMultiple(of: 3)
            do {
              let done = try await file.receive(
                of: "P\((caller + turn) % 5)", context(id), thenThrowing: fails ? Rejected() : nil)
              #expect(!fails)
              answers.append(Answer(command: id, position: Int(done.position.position.value)))
            } catch is Rejected { #expect(fails) }
          }
          return answers
        }
      }
      return try await group.reduce(into: [Answer]()) { all, answers in
        // A caller's next command is committed after its last was answered.
        #expect(answers.map(\.position) == answers.map(\.position).sorted())
        all += answers
      }
    }
    #expect(answers.count == 256)
    #expect(try file.positions() == Array(1...256))
    let stored: [Answer] = try file.reading {
      try $0.all("SELECT position, metadata FROM events") { try Answer($0) }
    }
    #expect(Set(stored) == Set(answers))
    #expect(file.headsCommitted == file.headsCommitted.sorted())
    #expect(file.headsCommitted.last == Position(256))
    await file.close()
  }

  @Test func `a failing unit of work leaves no event, no row and no gap`() async throws {
    let file = try WriteFile()
    try await file.receive(3, of: "A")
    await #expect(throws: Rejected.self) { try await file.receive(of: "A", thenThrowing: Rejected()) }
    await #expect(throws: Rejected.self) { try await file.receive(of: "B", thenThrowing: Rejected()) }
    #expect(try file.positions() == [1])
    #expect(try file.count("SELECT count(*) FROM keepers") == 1)
    #expect(try file.received() == 3)
    #expect(try await file.receive(of: "A").position.position == Position(2))
    await file.close()
  }

  @Test func `reopening goes on where the log ended, in the epoch of its making`() async throws {
    let file = try WriteFile()
    try await file.receive()
    try await file.receive()
    await file.close()
    let reopened = try WriteFile(in: file.folder, epoch: 99)
    let next = try await reopened.receive()
    #expect(next.position == PositionToken(epoch: WriteFile.epoch, position: Position(3)))
    #expect(next.outcome == 3)
    #expect(try reopened.positions() == [1, 2, 3])
    await reopened.close()
  }

  @Test func `the identity of a log is read without its writer`() async throws {
    let file = try WriteFile()
    let identity = try LogIdentity(path: file.folder.path + "/write.sqlite")
    #expect(identity.epoch == WriteFile.epoch)
    #expect(identity.fingerprintKey == Array(repeating: 7, count: 32))
    await file.close()
  }
}

/// Which command came to which position.
private struct Answer: Hashable {
  let command: UUID
  let position: Int
}

extension Answer {
  fileprivate init(_ row: Row) throws {
    let metadata = try JSON.decode(CommandOf.self, from: Array(row.text(1).utf8))
    self.init(command: metadata.commandID, position: try row.int(0))
  }

  private struct CommandOf: Decodable {
    let commandID: UUID
  }
}
