import Configuration
import Foundation
import Testing

@Suite struct EnvironmentFileTests {
  @Test(arguments: [
    ("KEY=value", "value"), ("export KEY=value", "value"), ("  KEY=  value\t", "value"), ("KEY=a=b", "a=b"),
    ("KEY=value # comment", "value"), ("KEY=va#lue", "va#lue"), ("KEY=# comment", ""), ("KEY=", ""),
    ("KEY='as # it \\n stands' # comment", "as # it \\n stands"), (#"KEY="a\n\"b\"\\\t""#, "a\n\"b\"\\\t"),
    ("KEY=$HOME", "$HOME"), ("\u{FEFF}KEY=value\r\nOTHER=1\r\n", "value"), ("\n# comment\n\nKEY=Zürich\n", "Zürich"),
  ])
  func readsValues(_ text: String, _ expected: String) throws {
    #expect(try EnvironmentFile(parsing: text).entries["KEY"]?.value == expected)
  }

  @Test func tellsAllFaultsWithTheirLines() throws {
    let faults = try #require(throws: EnvironmentFileFaults.self) {
      try EnvironmentFile(
        parsing: "no equals\nlower=1\nKEY=\"open\nKEY='a' b\nKEY=\"\\x\"\nTWICE=1\nTWICE=2\n")
    }
    #expect(
      faults.description == #"""
        .env, line 1: expected KEY=value
        .env, line 2: "lower" is not a key: upper-case letters, digits and underscores
        .env, line 3: the closing quote is missing
        .env, line 4: text after the closing quote
        .env, line 5: a backslash in quotes must be one of \n, \t, \" and \\
        .env, line 7: TWICE is set again, first on line 6
        """#)
  }

  @Test func aFileThatIsNotThereIsEmpty() throws {
    #expect(try EnvironmentFile(at: "/does/not/exist/.env").entries.isEmpty)
  }

  @Test func warnsOfKeysThatAreNoSettings() throws {
    let file = try EnvironmentFile(parsing: "HTTP_PROT=1\nHTTP_PORT=2\nOTHER_PROGRAM=x\n")
    #expect(
      try Configuration(TandemSettings.all, file: file).warnings == [
        ".env, line 1: HTTP_PROT is not a setting; did you mean HTTP_PORT?",
        ".env, line 3: OTHER_PROGRAM is not a setting",
      ])
  }
}
