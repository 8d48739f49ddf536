import Configuration
import Testing

/// Who may ask where, and from which pages.
@Suite struct DoorSettingsTests {
  private func read(_ environment: [String: String]) throws -> Configuration {
    try Configuration(TandemSettings.all, environment: environment, checks: TandemSettings.checks)
  }

  @Test func allIsClosedAtFirst() throws {
    let configuration = try read([:])
    #expect(configuration[TandemSettings.operationsPort] == .off)
    #expect(configuration[TandemSettings.operationsHost] == "127.0.0.1")
    #expect(configuration[TandemSettings.operationsHostNames] == [])
    #expect(configuration[TandemSettings.corsAllowedOrigins] == [])
  }

  @Test func listsHaveCommasBetween() throws {
    let configuration = try read([
      "CORS_ALLOWED_ORIGINS": "https://app.example.org, http://localhost:3000,http://[::1]:8080,capacitor://localhost",
      "OPERATIONS_HOST_NAMES": "tandem.internal,tandem", "OPERATIONS_PORT": "9080",
    ])
    #expect(
      configuration[TandemSettings.corsAllowedOrigins] == [
        "https://app.example.org", "http://localhost:3000", "http://[::1]:8080", "capacitor://localhost",
      ])
    #expect(configuration[TandemSettings.operationsHostNames] == ["tandem.internal", "tandem"])
    #expect(configuration[TandemSettings.operationsPort] == .port(9080))
    #expect(try read(["CORS_ALLOWED_ORIGINS": "none"])[TandemSettings.corsAllowedOrigins] == [])
  }

  /// None of these is what a browser sends, so it would never be let in, or everybody would.
  @Test(arguments: [
    "*", "null", "app.example.org", "https://app.example.org/", "https://App.example.org",
    "https://app.example.org:443",
    "http://app.example.org:80", "https://*.example.org", "https://", "https://a,,https://b", "https://a:0",
    "https://a:65536", "https://a:08080", "https://user@a", "https://a?b", "://a", "https://[::1", "https://a:",
  ]) func whatIsNoOriginIsRefused(_ text: String) {
    #expect(throws: ConfigurationFaults.self) { try read(["CORS_ALLOWED_ORIGINS": text]) }
  }

  @Test(arguments: ["65536", "-1", "on", "9080x"]) func aPortIsANumberOrOff(_ text: String) {
    #expect(throws: ConfigurationFaults.self) { try read(["OPERATIONS_PORT": text]) }
  }

  @Test func aDevelopmentPrincipalIsRefusedWhereOperatorsComeFromElsewhere() throws {
    let faults = try #require(throws: ConfigurationFaults.self) {
      try read(["OPERATIONS_HOST": "0.0.0.0", "DEVELOPMENT_PRINCIPAL": "admin"])
    }
    #expect(faults.description.hasSuffix("so OPERATIONS_HOST must be a loopback address and not 0.0.0.0"))
  }
}
