import ArchitectureRules
import Testing

@Suite struct LexerTests {
  private func tokens(_ source: String) -> [Token] { SourceText(relativePath: "A.swift", source: source).tokens }
  private func words(_ source: String) -> [String] { tokens(source).map(\.text) }

  @Test func commentsAreNoTokens() {
    #expect(words("a // b\n/* c /* d */ e */ f") == ["a", "f"])
  }

  @Test func commentsKeepTheirLines() {
    let text = SourceText(relativePath: "A.swift", source: "a // one\n/* two\nthree */ b // four")
    #expect(text.comments.map(\.text) == ["// one", "/* two", "three */", "// four"])
    #expect(text.comments.map(\.line) == [1, 2, 3, 3])
  }

  @Test func placesAreCountedAsTheCompilerDoes() {
    let found = tokens("let é = 1\n  call()")
    #expect(found.map { [$0.line, $0.column] } == [[1, 1], [1, 5], [1, 8], [1, 10], [2, 3], [2, 7], [2, 8]])
  }

  @Test func stringsAreOneTokenAndInterpolationsAreCode() {
    let found = tokens(#"run("SELECT \(table("x")) FROM", 1)"#)
    #expect(found.map(\.text) == ["run", "(", #"SELECT \() FROM"#, "table", "(", "x", ")", ",", "1", ")"])
    #expect(found[2].kind == .string(isInterpolated: true))
    #expect(found[5].kind == .string(isInterpolated: false))
  }

  @Test func quotesMayBeEscapedOrRaw() {
    #expect(words(#"a("\"b\" // c") d"#) == ["a", "(", #"\"b\" // c"#, ")", "d"])
    #expect(words(##"a(#"b"c \(d)"#) e"##) == ["a", "(", #"b"c \(d)"#, ")", "e"])
    #expect(words(###"#"x \#(y) z"#"###) == [#"x \() z"#, "y"])
  }

  @Test func longStringsSpanLines() {
    let found = tokens("a(\n  \"\"\"\n  SELECT \"x\"\n  \"\"\")\nb")
    #expect(found.map(\.line) == [1, 1, 2, 4, 5])
    #expect(found[2].text.contains("SELECT \"x\""))
  }

  @Test func aQuoteInARegexOpensNoString() {
    #expect(words(#"let a = /"[^"]*"/ ; let b = "c""#).last == "c")
    #expect(words("a / b / c") == ["a", "/", "b", "/", "c"])
  }

  @Test func everyBranchIsReadAndMarked() {
    let found = tokens("a\n#if DEBUG\nb\n#else\n#if X\nc\n#endif\n#endif\nd")
    let conditions = Dictionary(
      uniqueKeysWithValues: found.filter { "abcd".contains($0.text) }.map { ($0.text, $0.conditions) })
    #expect(conditions == ["a": 0, "b": 1, "c": 2, "d": 0])
  }

  @Test func backTickedNamesLoseTheirTicks() {
    #expect(words("let `class` = 1") == ["let", "class", "=", "1"])
  }

  @Test func importsHaveTheirAttributesAndAccess() {
    let text = SourceText(
      relativePath: "A.swift",
      source: """
        import A
        @_exported import B
        @testable @preconcurrency import C
        package import struct D.E
        @_spi(Inner)
        public import F.G
        #if X
          import H
        #endif
        // import I
        let x = "import J"
        call(import: 1)
        """)
    #expect(text.imports.map(\.module) == ["A", "B", "C", "D", "F", "H"])
    #expect(text.imports.map(\.attributes) == [[], ["_exported"], ["testable", "preconcurrency"], [], ["_spi"], []])
    #expect(text.imports.map(\.accessLevel) == [nil, nil, nil, "package", "public", nil])
    #expect(text.imports.map(\.isConditional) == [false, false, false, false, false, true])
  }

  @Test func aCallReachesToItsLastTrailingClosure() throws {
    let text = SourceText(relativePath: "A.swift", source: "a.get(\"x\") { b } onError: { c }\nd { e }")
    let name = try #require(text.tokens.firstIndex { $0.text == "get" })
    let extent = try #require(text.callExtent(ofTokenAt: name))
    #expect(text.tokens[extent].map(\.text) == ["(", "x", ")", "{", "b", "}", "onError", ":", "{", "c", "}"])
  }
}
