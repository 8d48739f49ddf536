import Foundation
import TestSupport
import Testing

/// Called the wrong way, the program ends with 2 and says what to mend.
@Suite struct ConfigurationTests {
  @Test(arguments: [
    (["serve", "--http-port", "99999"], "0 to 65535"),
    (["serve", "--htp-port", "8080"], "--http-port"),
    (["server"], "serve"),
    (["serve", "--development-principal", "admin", "--http-host", "0.0.0.0"], "loopback"),
    (["name", "keeper"], "NAME"),
    (["serve", "--night-watch=maybe"], "--night-watch"),
  ])
  func aWrongCallEndsWith2AndSaysWhatToMend(arguments: [String], named: String) async throws {
    let ended = try await Museum.run(arguments, in: try TemporaryFolder(), environment: [:])
    #expect(ended.code == 2)
    #expect(ended.errors.contains(named), "it says: \(ended.errors)")
    #expect(ended.errors.hasPrefix("tandem: "))
  }

  @Test func allFaultsOfTheEnvironmentAreToldAtOnce() async throws {
    let ended = try await Museum.run(
      ["serve"], in: try TemporaryFolder(), environment: ["HTTP_PORT": "many", "LOG_LEVEL": "loud"])
    #expect(ended.code == 2)
    #expect(ended.errors.contains("HTTP_PORT") && ended.errors.contains("LOG_LEVEL"), "it says: \(ended.errors)")
  }

  @Test func anOptionComesBeforeTheEnvironmentAndThatBeforeTheFile() async throws {
    let folder = try TemporaryFolder()
    try Data("LOG_LEVEL=debug\nNIGHT_WATCH=on\nREAD_POOL_SIZE=7\nHTTP_THREADS=3\n".utf8).write(
      to: URL(filePath: "\(folder.path)/.env"))
    let ended = try await Museum.run(
      ["config", "check", "--log-level", "error"], in: folder,
      environment: ["LOG_LEVEL": "warning", "READ_POOL_SIZE": "9"])
    #expect(ended.code == 0)
    let lines = ended.output.split(separator: "\n")
    for (name, value) in [
      ("LOG_LEVEL", "error"), ("READ_POOL_SIZE", "9"), ("HTTP_THREADS", "3"), ("NIGHT_WATCH", "true"),
    ] {
      #expect(lines.contains { $0.contains(name) && $0.contains(value) }, "it says: \(ended.output)")
    }
  }

  @Test func helpEndsWith0AndListsTheSubcommands() async throws {
    let ended = try await Museum.run(["--help"], in: try TemporaryFolder(), environment: [:])
    #expect(ended.code == 0)
    #expect(ended.output.contains("serve") && ended.output.contains("name keeper"))
  }

  @Test func aPortThatIsTakenEndsWith1AndSaysSo() async throws {
    let first = try await Museum.serve(try TemporaryFolder())
    let folder = try TemporaryFolder()
    let second = try await Museum.run(["serve", "--http-port", "\(first.port)"], in: folder)
    #expect(second.code == 1)
    #expect(second.errors.contains("\(first.port)") && second.errors.contains("taken"), "it says: \(second.errors)")
  }
}
