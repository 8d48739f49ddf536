import Configuration
import Foundation
import Testing

@Suite struct ConfigurationTests {
  private let port = Setting("HTTP_PORT", .integer(1...65_535, placeholder: "PORT"), default: 8_080, help: "Port.")
  private let limit = Setting("LAG_LIMIT", .duration(.milliseconds(1)...(.seconds(60))), default: .seconds(5), help: "")
  private let data = Setting("DATA_FOLDER", .folder, default: "./data", help: "")
  private let token = Setting("TOKEN", .text(), default: "", secret: true, help: "")
  private var all: [any SettingDeclaration] { [port, limit, data, token] }

  private func read(
    options: [String: String] = [:], environment: [String: String] = [:], file: String = ""
  ) throws -> Configuration {
    try Configuration(all, options: options, environment: environment, file: EnvironmentFile(parsing: file))
  }

  @Test func takesTheFirstOfOptionEnvironmentFileDefault() throws {
    let file = "# ours\nHTTP_PORT=3\n"
    #expect(try read()[port] == 8_080)
    #expect(try read(file: file)[port] == 3)
    #expect(try read(environment: ["HTTP_PORT": "2"], file: file)[port] == 2)
    let configuration = try read(options: ["HTTP_PORT": "1"], environment: ["HTTP_PORT": "2"], file: file)
    #expect(configuration[port] == 1)
    #expect(configuration.source(of: port) == .option)
    #expect(try read(file: file).source(of: port) == .file(".env", line: 2))
    #expect(try read().source(of: port) == .default)
  }

  @Test func anEmptyVariableIsNotSet() throws {
    #expect(try read(environment: ["HTTP_PORT": ""], file: "HTTP_PORT=\n")[port] == 8_080)
  }

  @Test func anEmptyOptionIsAFault() {
    #expect(throws: ConfigurationFaults.self) { try read(options: ["HTTP_PORT": ""]) }
  }

  @Test func tellsAllFaultsWithSourceKeyValueAndWhatIsAllowed() throws {
    let faults = try #require(throws: ConfigurationFaults.self) {
      try read(options: ["HTTP_PORT": "80800"], environment: ["LAG_LIMIT": "5"], file: "DATA_FOLDER=\"a\\tb\"\n")
    }
    #expect(
      faults.description == #"""
        --http-port is "80800": it must be a whole number from 1 to 65535
        LAG_LIMIT in the environment is "5": it must be a time from 1ms to 1m, such as 250ms, 5s, 2m or 1h
        DATA_FOLDER in .env, line 1, is "a\tb": it must be 1 to 4096 bytes without control characters
        """#)
  }

  @Test func neverShowsASecret() throws {
    let faults = try #require(throws: ConfigurationFaults.self) {
      try read(environment: ["TOKEN": "hunter2\u{1B}"])
    }
    #expect(!faults.description.contains("hunter2"))
    let configuration = try read(environment: ["TOKEN": "hunter2"])
    #expect(configuration[token] == "hunter2")
    #expect(!configuration.describe().contains("hunter2"))
  }

  @Test func describesWhatHoldsAndWhereItComesFrom() throws {
    let configuration = try read(
      options: ["HTTP_PORT": "9090"], environment: ["LAG_LIMIT": "1500 ms", "TOKEN": "x"], file: "DATA_FOLDER=/srv\n")
    #expect(
      configuration.describe() == """
        HTTP_PORT    9090      option
        LAG_LIMIT    1500ms    environment
        DATA_FOLDER  /srv      .env, line 1
        TOKEN        ********  environment

        """)
  }

  @Test(arguments: [
    ("", nil), ("0", nil), ("65536", nil), ("+80", nil), ("-1", nil), (" 80", nil), ("8e3", nil), ("٨٠", nil),
    ("99999999999999999999", nil), ("1", 1), ("0080", 80), ("65535", 65_535),
  ])
  func readsWholeNumbersStrictly(_ text: String, _ expected: Int?) {
    #expect((try? read(options: ["HTTP_PORT": text]))?[port] == expected)
  }

  @Test(
    arguments: [
      ("250ms", .milliseconds(250)), ("5s", .seconds(5)), ("5 s", .seconds(5)), ("1m", .seconds(60)),
      ("", nil), ("5", nil), ("s", nil), ("-5s", nil), ("1.5s", nil), ("0s", nil), ("2m", nil), ("1d", nil),
      ("9223372036854775807h", nil),
    ] as [(String, Duration?)])
  func readsTimesWithTheirUnit(_ text: String, _ expected: Duration?) {
    #expect((try? read(options: ["LAG_LIMIT": text]))?[limit] == expected)
  }

  @Test(arguments: [
    ("true", true), ("on", true), ("YES", true), ("1", true), ("false", false), ("off", false), ("No", false),
    ("0", false), ("", nil), ("2", nil), ("maybe", nil),
  ])
  func readsFlags(_ text: String, _ expected: Bool?) throws {
    let flag = Setting("GROUP_COMMIT", .flag, default: true, help: "")
    #expect((try? Configuration([flag], options: ["GROUP_COMMIT": text]))?[flag] == expected)
  }

  @Test func stopsWhenAnUndeclaredSettingIsRead() async {
    await #expect(processExitsWith: .failure) {
      let stranger = Setting("STRANGER", .flag, default: true, help: "")
      _ = try Configuration([])[stranger]
    }
  }
}
