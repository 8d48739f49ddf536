import Foundation
import HTTPValues
import JSON
import TestSupport

/// What an admin does with the projections of a service.
struct Projections: Sendable {
  struct Refused: Error {
    let status: Int
  }

  static let names = ["order_summary", "customer_overview", "product_sales"]
  static let path = "/api/v1/admin/projections"

  private let service: TestService

  init(_ service: TestService) {
    self.service = service
  }

  /// Pauses one that is drawn, or lets it go on. True for a pause.
  func disturb(_ random: inout SplitMix64) async throws -> Bool {
    let isPause = Bool.random(using: &random)
    try await post(isPause ? "pause" : "resume", draw(&random))
    return isPause
  }

  /// Begins to rebuild one that is drawn. False when that is under way.
  func rebuild(_ random: inout SplitMix64) async throws -> Bool {
    let answer = await service.send(.post, "\(Self.path)/\(draw(&random))/rebuild")
    guard answer.status == 202 || answer.status == 409 else { throw Refused(status: answer.status) }
    return answer.status == 202
  }

  /// Returns when they stand still.
  func pauseAll() async throws {
    for name in Self.names { try await post("pause", name) }
    while try await states() != ["paused", "paused", "paused"] { await Task.yield() }
  }

  func resumeAll() async throws {
    for name in Self.names { try await post("resume", name) }
  }

  /// Returns when no rebuild is under way.
  func allIdle() async throws {
    while try await states().contains("rebuilding") { await Task.yield() }
  }

  private func draw(_ random: inout SplitMix64) -> String {
    Self.names.randomElement(using: &random) ?? ""
  }

  private func post(_ verb: String, _ name: String) async throws {
    let answer = await service.send(.post, "\(Self.path)/\(name)/\(verb)")
    guard answer.status == 202 else { throw Refused(status: answer.status) }
  }

  private func states() async throws -> [String] {
    let list = try JSON.decode(JSONValue.self, from: await service.send(.get, Self.path).body)
    return list["projections"]?.elements.compactMap { $0["state"]?.string } ?? []
  }
}
