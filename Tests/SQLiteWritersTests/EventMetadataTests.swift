import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Testing

@Suite struct EventMetadataTests {
  let command = UUID(uuidString: "0197C0DE-0000-7000-8000-00000000000A")!
  let correlation = UUID(uuidString: "0197C0DE-0000-7000-8000-00000000000B")!
  let causation = UUID(uuidString: "0197C0DE-0000-7000-8000-00000000000C")!

  @Test func `every event carries its command's metadata`() async throws {
    let file = try WriteFile()
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    try await file.receive(
      of: "A",
      CommandContext(
        commandID: command, principal: Principal(id: "keeper \"the\" first", role: .admin),
        correlationID: correlation,
        causationID: causation, traceparent: trace, acceptedAt: midnight))
    #expect(
      try metadata(file) == [
        #"{"command_id":"0197c0de-0000-7000-8000-00000000000a","principal":"keeper \"the\" first","#
          + #""correlation_id":"0197c0de-0000-7000-8000-00000000000b","#
          + #""causation_id":"0197c0de-0000-7000-8000-00000000000c","#
          + #""traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}"#
      ])
    await file.close()
  }

  @Test func `what a command does not have is left out`() async throws {
    let file = try WriteFile()
    try await file.receive(of: "A", CommandContext(commandID: command, principal: nil, acceptedAt: midnight))
    #expect(
      try metadata(file) == [
        #"{"command_id":"0197c0de-0000-7000-8000-00000000000a","#
          + #""correlation_id":"0197c0de-0000-7000-8000-00000000000a"}"#
      ])
    await file.close()
  }

  @Test func `all events of a command carry the one time it was accepted`() async throws {
    let file = try WriteFile()
    _ = try await file.unitOfWork.perform(context(at: Date(milliseconds: 1_291_161_600_123))) { transaction in
      try saveEventful(in: transaction)
    }
    let times = try file.reading { try $0.all("SELECT recorded_at FROM events") { try $0.int(0) } }
    #expect(times == [1_291_161_600_123, 1_291_161_600_123])
    await file.close()
  }

  private func metadata(_ file: WriteFile) throws -> [String] {
    try file.reading { try $0.all("SELECT metadata FROM events ORDER BY position") { try $0.text(0) } }
  }
}
