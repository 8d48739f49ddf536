import Configuration
import Testing

@Suite struct ArgumentsTests {
  private let commands = [
    CommandDeclaration("serve", summary: "Serve."),
    CommandDeclaration(
      "import", "orders", summary: "Import orders.",
      positionals: [PositionalDeclaration("FILE", help: "A CSV file, or - for standard input.")],
      options: [
        OptionDeclaration("dry-run", help: "Change nothing."),
        OptionDeclaration("report", value: "FILE", help: "Where to write the report."),
      ]),
    CommandDeclaration("projections", "list", summary: "List them."),
    CommandDeclaration(
      "projections", "rebuild", summary: "Rebuild one.", positionals: [PositionalDeclaration("NAME", help: "Which.")]),
    CommandDeclaration(
      "openapi", summary: "Print it.", positionals: [PositionalDeclaration("FILE", optional: true, help: "Where to.")]),
  ]
  private let settings: [any SettingDeclaration] = [
    Setting("HTTP_PORT", .integer(0...9, placeholder: "PORT"), default: 8, help: "Port."),
    Setting("GROUP_COMMIT", .flag, default: true, help: "Group."),
    Setting("API_TOKEN", .text(), default: "", secret: true, help: "Token."),
  ]

  private func read(_ line: String) throws -> Arguments {
    try Arguments(line.split(separator: " ").map(String.init), commands: commands, settings: settings)
  }

  private func faults(_ line: String) throws -> [String] {
    try #require(throws: ArgumentFaults.self) { try read(line) }.faults.map(\.description)
  }

  @Test(arguments: ["serve --http-port 9", "serve --http-port=9", "--http-port 9 serve", "--http-port=9 serve"])
  func readsASettingInEitherFormAndPlace(_ line: String) throws {
    let arguments = try read(line)
    #expect(arguments.command?.path == ["serve"])
    #expect(arguments.settings == ["HTTP_PORT": "9"])
    #expect(arguments.positionals.isEmpty)
  }

  @Test func readsSubcommandsWithTheirOwnOptions() throws {
    let arguments = try read("import orders --report out.md --dry-run - --no-group-commit")
    #expect(arguments.command?.path == ["import", "orders"])
    #expect(arguments.positionals == ["-"])
    #expect(arguments.value("report") == "out.md")
    #expect(arguments.has("dry-run"))
    #expect(arguments.settings == ["GROUP_COMMIT": "false"])
  }

  @Test func flagsTakeAValueOnlyBehindAnEqualsSign() throws {
    #expect(try read("openapi --group-commit off").positionals == ["off"])
    #expect(try read("openapi --group-commit=off").settings == ["GROUP_COMMIT": "off"])
    #expect(try read("serve --group-commit").settings == ["GROUP_COMMIT": "true"])
  }

  @Test func nothingIsAnOptionBehindTwoDashes() throws {
    #expect(try read("import orders -- --dry-run").positionals == ["--dry-run"])
  }

  @Test func optionalPositionalsMayBeLeftOut() throws {
    #expect(try read("openapi").positionals == [])
    #expect(try read("openapi here").positionals == ["here"])
  }

  @Test(arguments: ["--help", "-h", "serve --help", "import --nonsense -h", "nonsense --help"])
  func helpGoesBeforeFaults(_ line: String) throws {
    #expect(try read(line).wantsHelp)
  }

  @Test(arguments: [
    ("serve --http-prot 9", [#"unknown option "--http-prot"; did you mean --http-port?"#]),
    ("--http-prot 9 serve", [#"unknown option "--http-prot"; did you mean --http-port?"#]),
    ("serve --zebra=9", [#"unknown option "--zebra""#]),
    ("serve -p 9", [#"unknown option "-p""#]),
    ("serve --dry-run", [#"unknown option "--dry-run""#]),
    ("serve --http-port", ["--http-port needs a value: --http-port PORT"]),
    ("serve --http-port --group-commit", ["--http-port needs a value: --http-port PORT"]),
    ("serve --http-port 1 --http-port 2", ["--http-port is given twice"]),
    ("serve --group-commit --no-group-commit", ["--no-group-commit is given twice"]),
    ("serve --no-group-commit=true", ["--no-group-commit takes no value"]),
    ("import orders --dry-run=yes file", ["--dry-run takes no value"]),
    (
      "serve --api-token x",
      [
        "--api-token is a secret, which other users could read in the list of processes; "
          + "set API_TOKEN in the environment or in .env"
      ]
    ),
    ("sevre", [#"unknown command "sevre"; did you mean serve?"#]),
    ("", ["no command; say one of serve, import orders, projections list, projections rebuild, openapi"]),
    ("projections", ["no command; say one of projections list, projections rebuild"]),
    ("projections lits", [#"unknown command "projections lits"; did you mean projections list?"#]),
    ("import orders", ["FILE is missing"]),
    ("import orders a b c", [#""b" is one argument too many"#, #""c" is one argument too many"#]),
    (
      "import orders --http-prot=1 --http-port",
      [
        #"unknown option "--http-prot"; did you mean --http-port?"#, "--http-port needs a value: --http-port PORT",
        "FILE is missing",
      ]
    ),
  ])
  func tellsAllFaultsAndWhatWasLikelyMeant(_ line: String, _ expected: [String]) throws {
    #expect(try faults(line) == expected)
  }
}
