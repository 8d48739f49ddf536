import Foundation
import TestSupport
import Testing

/// `make demo`: each domain's story, told to the program of this build.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "needs curl"))
struct DemoTests {
  @Test func everyStepOfTheStoriesShowsWhatItTells() async throws {
    let folder = try TemporaryFolder()
    let told = try await FinishedProgram(
      URL(filePath: Repository.path("scripts/demo.sh")), [], folder: folder.path,
      environment: ["TANDEM": TandemProcess.binary.path, "TMPDIR": folder.path])
    #expect(told.code == 0, "it says: \(told.output)\(told.errors)")
    #expect(told.output.contains("that was it"))
  }

  /// What the stories are told with ends the demo at a step that shows nothing.
  @Test(arguments: [
    (#"request PATCH "/api/v1/keepers/$keeper" '{"name":"Ada"}' "If-Match: $etag""#, "this step changed nothing"),
    (#"request GET "/api/v1/keepers/$keeper"; shows '"name":"Grace"'"#, "the answer does not show"),
    (#"expected=409; request GET "/api/v1/keepers/$keeper""#, "expected a status that begins with 409"),
    (#"request GET "/api/v1/keepers/$keeper"; shows '"name":"Ada"'"#, ""),
  ])
  func aStepThatShowsNothingEndsTheStory(_ step: String, _ fault: String) async throws {
    let folder = try TemporaryFolder()
    let named = try await Museum.run(["name", "keeper", "Ada"], in: folder)
    let server = try await Museum.serve(folder)
    let script = """
      source "\(Repository.path("scripts/common.sh"))"
      source scripts/story.sh
      keeper=\(named.output.trimmingCharacters(in: .newlines).lowercased())
      request GET "/api/v1/keepers/$keeper"
      \(step)
      """
    let path = "\(folder.path)/story.sh"
    try Data(script.utf8).write(to: URL(filePath: path))
    let told = try await FinishedProgram(
      URL(filePath: "/bin/bash"), [path], folder: folder.path,
      environment: ["STORY_ADDRESS": "http://127.0.0.1:\(server.port)", "STORY_FOLDER": folder.path])
    #expect(told.code == (fault.isEmpty ? 0 : 1), "\(told.output)\(told.errors)")
    #expect(told.errors.contains(fault) || fault.isEmpty, "\(told.errors)")
    await server.stop()
  }
}
