import Configuration
import Foundation
import Testing

@Suite struct TandemSettingsTests {
  private func read(_ environment: [String: String]) throws -> Configuration {
    try Configuration(TandemSettings.all, environment: environment, checks: TandemSettings.checks)
  }

  @Test func hasTheDesignsDefaults() throws {
    let configuration = try read([:])
    #expect(configuration[TandemSettings.httpHost] == "127.0.0.1")
    #expect(configuration[TandemSettings.httpPort] == 8_080)
    #expect(configuration[TandemSettings.httpThreads] >= 1)
    #expect(configuration[TandemSettings.httpMaxConnections] == 200)
    #expect(configuration[TandemSettings.httpMaxConnectionsPerAddress] == 20)
    #expect(configuration[TandemSettings.dataFolder] == "./data")
    #expect(configuration[TandemSettings.readFolder] == "./data/read")
    #expect(configuration[TandemSettings.logLevel] == "info")
    #expect(configuration[TandemSettings.projectionLagLimit] == .seconds(5))
    #expect(configuration[TandemSettings.developmentPrincipal] == .off)
    #expect(configuration[TandemSettings.groupCommit])
  }

  @Test(arguments: [
    (TandemSettings.httpPort, 0...65_535), (TandemSettings.httpThreads, 1...256),
    (TandemSettings.httpMaxConnections, 1...100_000), (TandemSettings.readPoolSize, 1...256),
  ])
  func aNumberEndsWhereItsRangeDoes(_ setting: Setting<Int>, _ range: ClosedRange<Int>) throws {
    for number in [range.lowerBound, range.upperBound] {
      #expect(try read([setting.key: "\(number)"])[setting] == number)
    }
    for number in [range.lowerBound - 1, range.upperBound + 1] {
      #expect(throws: ConfigurationFaults.self, "\(setting.key) \(number)") { try read([setting.key: "\(number)"]) }
    }
  }

  @Test func readModelsFollowTheDataFolderUnlessTheyHaveTheirOwn() throws {
    #expect(try read(["DATA_FOLDER": "/srv/tandem"])[TandemSettings.readFolder] == "/srv/tandem/read")
    #expect(try read(["DATA_FOLDER": "/srv/tandem/"])[TandemSettings.readFolder] == "/srv/tandem/read")
    #expect(try read(["DATA_FOLDER": "/srv", "READ_FOLDER": "/fast"])[TandemSettings.readFolder] == "/fast")
  }

  @Test(arguments: ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
  func aDevelopmentPrincipalIsAllowedOnLoopback(_ host: String) throws {
    let configuration = try read(["HTTP_HOST": host, "DEVELOPMENT_PRINCIPAL": "admin"])
    #expect(configuration[TandemSettings.developmentPrincipal] == .admin)
  }

  @Test(arguments: ["0.0.0.0", "::", "192.168.1.1", "128.0.0.1", "::ffff:127.0.0.1"])
  func aDevelopmentPrincipalIsRefusedBeyondLoopback(_ host: String) throws {
    #expect(try read(["HTTP_HOST": host])[TandemSettings.httpHost] == host)
    let faults = try #require(throws: ConfigurationFaults.self) {
      try read(["HTTP_HOST": host, "DEVELOPMENT_PRINCIPAL": "admin"])
    }
    #expect(
      faults.description == """
        DEVELOPMENT_PRINCIPAL in the environment is "admin": it lets everybody in, \
        so HTTP_HOST must be a loopback address and not \(host)
        """)
  }

  @Test(arguments: ["", "example.org", "127.0.0.1:80", "127.1", "256.0.0.1", "[::1]", "127.0.0.1\0"])
  func aHostMustBeAnAddress(_ host: String) {
    #expect(throws: ConfigurationFaults.self) {
      try Configuration(TandemSettings.all, options: ["HTTP_HOST": host])
    }
  }

  @Test func aCheckSaysNothingOfSettingsThatAreFaultyThemselves() throws {
    let faults = try #require(throws: ConfigurationFaults.self) {
      try read(["HTTP_HOST": "nowhere", "DEVELOPMENT_PRINCIPAL": "admin"])
    }
    #expect(faults.faults.map(\.key) == ["HTTP_HOST"])
  }

  @Test func connectionsOfOneAddressFitIntoAll() {
    #expect(throws: ConfigurationFaults.self) {
      try read(["HTTP_MAX_CONNECTIONS": "10", "HTTP_MAX_CONNECTIONS_PER_ADDRESS": "11"])
    }
    #expect(throws: Never.self) { try read(["HTTP_MAX_CONNECTIONS": "10"]) }
  }

  @Test func keysAreUnique() {
    #expect(Set(TandemSettings.all.map(\.key)).count == TandemSettings.all.count)
  }

  @Test func theHelpNamesEverySettingWithVariableOptionAndDefault() throws {
    let commands = [CommandDeclaration("serve", summary: "Answer requests.")]
    let help = HelpText.overview(
      program: "tandem", summary: "Tandem.", commands: commands, settings: TandemSettings.all)
    #expect(help.contains("  serve  Answer requests.\n"))
    #expect(help.contains("--http-port PORT"))
    #expect(help.contains("--[no-]group-commit"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let oneLine = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for setting in TandemSettings.all {
      #expect(oneLine.contains("(\(setting.key), default: \(setting.shownDefault))"))
    }
    let own = HelpText.command(commands[0], program: "tandem", settings: TandemSettings.all)
    #expect(own.hasPrefix("Answer requests.\n\nUsage: tandem serve [OPTIONS]\n"))
    #expect(HelpText.markdown(TandemSettings.all).split(separator: "\n").count == 2 + TandemSettings.all.count)
  }

  @Test func readsTheFileNextToTheProgram() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: ".env")
    try Data("HTTP_PORT=9999\n".utf8).write(to: file)
    let arguments = try Arguments(
      ["serve", "--log-level", "debug"], commands: [CommandDeclaration("serve", summary: "")],
      settings: TandemSettings.all)
    let configuration = try Configuration.tandem(
      TandemSettings.all, arguments: arguments, environment: [:], file: file.path())
    #expect(configuration[TandemSettings.httpPort] == 9_999)
    #expect(configuration[TandemSettings.logLevel] == "debug")
  }
}
