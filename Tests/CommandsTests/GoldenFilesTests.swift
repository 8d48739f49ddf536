import Domain
import Foundation
import Kernel
import TestSupport
import Testing

/// What the check of golden files sees, on types of its own: a parcel that is read in two versions, and what becomes of
/// it when somebody changes it without a new one.
@Suite struct GoldenFilesTests {
  private static let stored = [
    "Parcel.v1.json": #"{"grams":500}"#,
    "Parcel.v2.json": #"{"grams":500,"address":{"city":"Leeds","street":"1 High Street"},"tags":["fragile"]}"#,
  ]

  @Test func `files that are read and written as ever have no faults`() throws {
    #expect(try faults(Today.Parcel.self, Self.stored).isEmpty)
  }

  @Test func `a required field without a new version is told`() throws {
    let faults = try faults(WithRequired.Parcel.self, Self.stored)
    #expect(faults == ["Parcel.v2.json can't be read: /carrier: is required"])
  }

  @Test func `an optional field without a new version is told`() throws {
    let faults = try faults(WithOptional.Parcel.self, Self.stored)
    #expect(
      faults == ["no file of Parcel.v2 shows carrier: another shape is another version, with a file of its own"])
  }

  @Test func `a field that is gone, or stands elsewhere, is told`() throws {
    let faults = try faults(Without.Parcel.self, Self.stored)
    #expect(faults.first?.hasPrefix(#"Parcel.v2.json is written as {"grams":500,"tags":["fragile"]} today"#) == true)
    #expect(faults.count == 1)
  }

  @Test func `a field within an optional, and the elements of a list, are shown by some file`() throws {
    var files = Self.stored
    files["Parcel.v2.json"] = #"{"grams":500,"address":{"city":"Leeds"},"tags":[]}"#
    let shown = try faults(Today.Parcel.self, files).map { $0.prefix { $0 != ":" } }
    #expect(shown == ["no file of Parcel.v2 shows address.street", "no file of Parcel.v2 shows tags"])
    files["Parcel.v2.whole.json"] = Self.stored["Parcel.v2.json"]
    #expect(try faults(Today.Parcel.self, files).isEmpty)
  }

  @Test func `a version without its file, and a file without its version, are told`() throws {
    var files = Self.stored
    files["Parcel.v1.json"] = nil
    files["Parcel.v3.json"] = "{}"
    #expect(
      try faults(Today.Parcel.self, files) == [
        "Parcel.v3.json is of no version that is read",
        "Parcel.v1.json is missing: one value with every field, as it is stored",
      ])
  }

  @Test func `a version that is read no more, and one that no upcaster can read, are told`() throws {
    #expect(
      try faults(Forgetful.Parcel.self, Self.stored) == [
        "Parcel.v1.json is of no version that is read",
        "Parcel is read in the versions [2], where each up to the newest is wanted once",
      ])
    var files = Self.stored
    files["Parcel.v1.json"] = #"{"ounces":18}"#
    #expect(try faults(Today.Parcel.self, files) == ["Parcel.v1.json can't be read: /grams: is required"])
  }

  @Test func `events are held against their files in the same way`() throws {
    let folder = try TemporaryFolder()
    try Data(#"{"parcel":4}"#.utf8).write(to: URL(filePath: "\(folder.path)/ParcelSent.v1.json"))
    let golden = GoldenFiles(in: URL(filePath: folder.path))
    #expect(golden.faults(events: [ParcelEvent.self]).isEmpty)
    try Data(#"{"parcel":4,"to":"Leeds"}"#.utf8).write(to: URL(filePath: "\(folder.path)/ParcelSent.v1.json"))
    #expect(golden.faults(events: [ParcelEvent.self]).count == 1)
  }

  private func faults(_ outcome: any CommandOutcome.Type, _ files: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let outcomes = URL(filePath: folder.path).appending(path: "outcomes")
    try FileManager.default.createDirectory(at: outcomes, withIntermediateDirectories: true)
    for (name, text) in files { try Data((text + "\n").utf8).write(to: outcomes.appending(path: name)) }
    return GoldenFiles(in: URL(filePath: folder.path)).faults(outcomes: [outcome])
  }
}

private struct Address: Codable, Hashable {
  let city: String?
  let street: String?
}

private enum Today {
  struct Parcel: CommandOutcome {
    static let version = 2
    static let superseded: [SupersededForm<Parcel>] = [SupersededForm(ParcelV1.self)]

    let grams: Int
    let address: Address?
    let tags: [String]
  }

  struct ParcelV1: SupersededOutcome {
    let grams: Int

    func upcast() -> Parcel { Parcel(grams: grams, address: nil, tags: []) }
  }
}

private enum WithRequired {
  struct Parcel: CommandOutcome {
    static let version = 2
    static let superseded: [SupersededForm<Parcel>] = [SupersededForm(ParcelV1.self)]

    let grams: Int
    let address: Address?
    let tags: [String]
    let carrier: String
  }

  struct ParcelV1: SupersededOutcome {
    let grams: Int

    func upcast() -> Parcel { Parcel(grams: grams, address: nil, tags: [], carrier: "") }
  }
}

private enum WithOptional {
  struct Parcel: CommandOutcome {
    static let version = 2
    static let superseded: [SupersededForm<Parcel>] = [SupersededForm(ParcelV1.self)]

    let grams: Int
    let address: Address?
    let tags: [String]
    let carrier: String?
  }

  struct ParcelV1: SupersededOutcome {
    let grams: Int

    func upcast() -> Parcel { Parcel(grams: grams, address: nil, tags: [], carrier: nil) }
  }
}

private enum Without {
  struct Parcel: CommandOutcome {
    static let version = 2
    static let superseded: [SupersededForm<Parcel>] = [SupersededForm(ParcelV1.self)]

    let grams: Int
    let tags: [String]
  }

  struct ParcelV1: SupersededOutcome {
    let grams: Int

    func upcast() -> Parcel { Parcel(grams: grams, tags: []) }
  }
}

private enum Forgetful {
  struct Parcel: CommandOutcome {
    static let version = 2

    let grams: Int
    let address: Address?
    let tags: [String]
  }
}

private enum ParcelEvent: StreamEvent {
  case sent(ParcelSent)

  static let types = [EventType(ParcelSent.self, ParcelEvent.sent)]
  var payload: any DomainEvent {
    switch self {
    case .sent(let event): event
    }
  }
}

private struct ParcelSent: DomainEvent {
  static let type = "ParcelSent"
  static let version = 1

  let parcel: Int
}
