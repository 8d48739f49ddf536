import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

@Suite struct OutcomeVersionTests {
  let again = context(UUID(), .key(fingerprint: [1]))

  @Test func `an outcome of an earlier version is answered as the newest`() async throws {
    let file = try WriteFile()
    let first = try await file.unitOfWork.perform(again) { _ in Early.Greeting(text: "hello") }
    let second = try await file.unitOfWork.perform(again) { _ in Late.Greeting(text: "bonjour", language: "fr") }
    #expect(second.isRepetition)
    #expect(second.outcome == Late.Greeting(text: "hello", language: "en"))
    #expect(second.position == first.position)
    #expect(try file.count("SELECT version FROM command_outcomes") == 1)
    await file.close()
  }

  @Test func `the newest version is stored with its number`() async throws {
    let file = try WriteFile()
    let greeting = Late.Greeting(text: "bonjour", language: "fr")
    _ = try await file.unitOfWork.perform(again) { _ in greeting }
    #expect(try file.count("SELECT version FROM command_outcomes") == 2)
    #expect(try await file.unitOfWork.perform(again) { _ in Late.Greeting(text: "", language: "") }.outcome == greeting)
    await file.close()
  }

  @Test func `an outcome of a newer program is a fault that names it, and nothing is done`() async throws {
    let file = try WriteFile()
    _ = try await file.unitOfWork.perform(again) { _ in Late.Greeting(text: "bonjour", language: "fr") }
    let error = await #expect(throws: UnknownOutcomeVersion.self) {
      try await file.unitOfWork.perform(again) { _ in Early.Greeting(text: "hello") }
    }
    #expect(error?.description == "no reader for version 2 of Greeting")
    await file.close()
  }
}

private enum Early {
  struct Greeting: CommandOutcome {
    static let version = 1

    let text: String
  }
}

private enum Late {
  struct Greeting: CommandOutcome, Equatable {
    static let version = 2
    static let superseded: [SupersededForm<Greeting>] = [SupersededForm(GreetingV1.self)]

    let text: String
    let language: String
  }

  struct GreetingV1: SupersededOutcome {
    let text: String

    func upcast() -> Greeting { Greeting(text: text, language: "en") }
  }
}
