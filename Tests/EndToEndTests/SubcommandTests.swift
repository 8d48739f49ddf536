import Foundation
import JSON
import TestSupport
import Testing

/// A subcommand that a feature brings.
@Suite struct SubcommandTests {
  @Test func itWorksOnTheFolderAndARefusalIsToldInWords() async throws {
    let folder = try TemporaryFolder()
    let named = try await Museum.run(["name", "keeper", "Ada"], in: folder)
    #expect(named.code == 0, "it says: \(named.errors)")
    let id = try #require(UUID(uuidString: named.output.trimmingCharacters(in: .newlines)))
    let again = try await Museum.run(["name", "keeper", "Ada"], in: folder)
    #expect(again.code == 1)
    #expect(again.errors == "tandem: Another keeper is called Ada.\n")
    let server = try await Museum.serve(folder)
    #expect(server.startPosition == 1)
    let keeper = try await server.get("/api/v1/keepers/\(id.uuidString.lowercased())")
    #expect(keeper.status == 200)
    #expect(keeper.json?["name"]?.string == "Ada")
    await server.stop()
  }
}
