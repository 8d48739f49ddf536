import ArchitectureRules
import Testing

@Suite struct FreshnessTests {
  @Test func aFreshIndexIsLoaded() throws {
    let model = try TinyProject().load()
    #expect(model.files.map(\.relativePath) == ["Sources/A.swift", "Sources/B.swift"])
    #expect(model.files.map(\.module) == ["Tiny", "Tiny"])
    let b = try #require(model.symbols.first { $0.name == "b()" })
    #expect(model.definition(of: b.id)?.line == 1)
  }

  @Test func aSourceNewerThanItsUnitIsAnError() throws {
    let project = try TinyProject()
    try project.touch("B.swift")
    #expect(throws: ModelError.sourcesNewerThanUnit(["Sources/B.swift"])) { try project.load() }
    try project.compile()
  }

  @Test func aSourceWithoutUnitIsAnError() throws {
    let project = try TinyProject()
    try project.write("func c() {}", to: "C.swift")
    #expect(throws: ModelError.sourcesWithoutUnit(["Sources/C.swift"])) { try project.load() }
    try project.compile()
    #expect(try project.load().files.count == 3)
  }

  @Test func theUnitOfARemovedSourceIsIgnored() throws {
    let project = try TinyProject(["A.swift": "func a() {}", "B.swift": "func b() { a() }"])
    try project.remove("Sources/B.swift")
    let model = try project.load()
    #expect(model.files.map(\.relativePath) == ["Sources/A.swift"])
    #expect(!model.symbols.contains { $0.name == "b()" })
  }

  @Test func theNewestUnitOfASourceWins() throws {
    let project = try TinyProject()
    try project.write("func renamed() {}\nfunc b() { renamed() }", to: "B.swift")
    try project.compile()
    let model = try project.load()
    let b = try #require(model.symbols.first { $0.name == "b()" })
    #expect(model.definition(of: b.id)?.line == 2)
    #expect(model.occurrences.count { $0.symbol == b.id && $0.roles.contains(.definition) } == 1)
  }

  @Test func aMissingStoreIsAnError() throws {
    let project = try TinyProject()
    try project.remove("store")
    #expect(throws: ModelError.self) { try project.load() }
    #expect(throws: ModelError.self) { try IndexLocation.store(inScratch: project.root) }
  }

  @Test func aMissingLibraryIsAnError() throws {
    let variables = [IndexLocation.libraryVariable: "/nowhere/libIndexStore.so"]
    #expect(throws: ModelError.libraryNotFound(tried: ["/nowhere/libIndexStore.so"])) {
      try IndexLocation.library(environment: variables)
    }
  }

  @Test func anEmptyPackageIsAnError() throws {
    let project = try TinyProject()
    try project.remove("Sources/A.swift")
    try project.remove("Sources/B.swift")
    #expect(throws: ModelError.noSources(root: project.root)) { try project.load() }
  }

  @Test func theStoreOfThisBuildIsFoundFromTheRunningProgram() throws {
    #expect(try !IndexLocation.store(ofImage: #dsohandle).isEmpty)
    #expect(throws: ModelError.self) {
      try IndexLocation.store(ofImage: #dsohandle, environment: [IndexLocation.storeVariable: "/nowhere"])
    }
  }
}
