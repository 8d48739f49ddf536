import ArchitectureRules
import Testing

@Suite struct ManifestTests {
  @Test func theDeclaredGraphIsRead() throws {
    let manifest = try #require(try ShopFixture.code.get().manifest)
    #expect(manifest.name == "shop")
    #expect(manifest.packages == 0)
    let ports = try #require(manifest.targets.first { $0.name == "CommandPorts" })
    #expect(ports.dependencies == ["Kernel", "Domain"])
    #expect(ports.path == "Sources/Ports/Commands")
    #expect(manifest.targets.first { $0.name == "CSQLite" }?.type == "system")
    #expect(manifest.targets.first { $0.name == "Shop" }?.type == "executable")
  }

  @Test func allFormsOfADependencyAreRead() throws {
    let json = """
      {"name": "x", "dependencies": [{"sourceControl": []}], "targets": [{"name": "A", "type": "regular", "dependencies": [
        {"byName": ["B", null]}, {"target": ["C", {"platformNames": ["linux"]}]}, {"product": ["D", "pack", null, null]}
      ]}]}
      """
    let manifest = try PackageManifest.decode([UInt8](json.utf8))
    #expect(manifest.targets.map(\.dependencies) == [["B", "C", "D"]])
    #expect(manifest.packages == 1)
  }

  @Test func anUnreadableManifestIsAnError() {
    #expect(throws: ModelError.self) { try PackageManifest.decode([UInt8]("{}".utf8)) }
    #expect(throws: ModelError.self) { try PackageManifest.load(root: "/nowhere") }
  }

  @Test func circlesAreFound() {
    #expect(Cycles.first(in: ["A": ["B"], "B": ["C"], "C": []]) == nil)
    #expect(Cycles.first(in: ["A": ["B"], "B": ["C"], "C": ["B"]]) == ["B", "C", "B"])
    #expect(Cycles.first(in: ["A": ["A"]]) == ["A", "A"])
  }
}
