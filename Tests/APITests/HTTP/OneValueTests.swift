import API
import CommandPorts
import Commands
import Foundation
import HTTPValues
import JSON
import Kernel
import Queries
import Telemetry
import TestSupport
import Testing

/// One field of a body's type is changed, and decoder, document, page and the tests' requests all move with it.
@Suite struct OneValueTests {
  private struct Before: Decodable {
    let name: String
  }

  private struct After: Decodable {
    let title: String
    let size: Int?
  }

  private func route<Body: Decodable & SendableMetatype & Sendable>(_ body: Body.Type) -> Route {
    Route.put(
      RoutePath("/api/v1/things") / .uuid("id"), summary: "Change a thing", takes: .body(body), answers: .changed
    ) {
      KeepThingCommand(id: $0.path)
    }
  }

  private func send(_ body: String, to route: Route) async throws -> HTTPResponse {
    let metrics = Metrics()
    let application = try HTTPApplication(
      features: [RouteGroup("Things", [route])],
      commands: try CommandBus(
        [CommandRegistration(KeepThingInteractor())], meter: BusMetrics("commands", help: "", in: metrics)),
      queries: try QueryBus([], positions: NoPositions(), meter: BusMetrics("queries", help: "", in: metrics)),
      authenticator: FixedPrincipal(nil),
      services: RequestServices(clock: Constants(), ids: Constants(), fingerprints: Constants()), checks: [],
      metrics: metrics, log: Logger(minimum: .error, sink: LogSink { _ in }))
    return await application.respond(to: try #require(RouteTable.request(for: route, body: body).received))
  }

  private func example(of route: Route) throws -> String {
    String(decoding: try JSON.encode(try #require(route.body).example), as: UTF8.self)
  }

  @Test func theDecoderTakesTheFieldsOfTheTypeAndNoOthers() async throws {
    let (before, after) = (route(Before.self), route(After.self))
    #expect(try await send(#"{"name":"a"}"#, to: before).status == 200)
    let old = try await send(#"{"name":"a"}"#, to: after)
    #expect(old.status == 422)
    #expect(try Set(old.pointers) == ["/name", "/title"])
    #expect(try await send(#"{"title":"a","size":null}"#, to: after).status == 200)
  }

  @Test func theTestsRequestsAreMadeOfTheSameFields() async throws {
    #expect(try example(of: route(Before.self)) == #"{"name":"x"}"#)
    #expect(try example(of: route(After.self)) == #"{"title":"x"}"#)
    for route in [route(Before.self), route(After.self)] {
      #expect(try await send(example(of: route), to: route).status == 200)
    }
  }

  @Test func theDocumentHasTheSameFields() throws {
    #expect(try fields(ofDocument: route(Before.self)) == ["name"])
    #expect(try fields(ofDocument: route(After.self)) == ["title", "size"])
  }

  @Test func thePageHasTheSameFields() throws {
    let page = try FeaturePage(RouteGroup("Things", [route(After.self)])).text
    #expect(page.contains("| `title` | text |\n| `size` | integer, optional |"))
    #expect(!page.contains("`name`"))
  }

  private func fields(ofDocument route: Route) throws -> [String] {
    let document = try JSON.decode(JSONValue.self, from: OpenAPIDocument([RouteGroup("Things", [route])]).bytes)
    let content = try #require(document["paths"]?["/api/v1/things/{id}"]?["put"]?["requestBody"]?["content"])
    guard case .string(let reference)? = content["application/json"]?["schema"]?["$ref"] else { return [] }
    let name = String(reference.dropFirst("#/components/schemas/".count))
    return document["components"]?["schemas"]?[name]?["properties"]?.members.map(\.name) ?? []
  }
}

private struct Constants: WallClock, IdentifierSource, Fingerprinting {
  func now() -> Date { Date(milliseconds: 0) }
  func fresh() -> UUID { UUID() }
  func makeID(for context: CommandContext) -> UUID { context.commandID }
  func fingerprint(_ bytes: [UInt8]) -> [UInt8] { bytes }
  func derivedID(_ parts: [String], at time: Date?) -> UUID { UUID() }
}

private struct KeepThingCommand: Command {
  typealias Outcome = Saved

  static let policy = Policy.anyone

  let id: UUID
}

private struct KeepThingInteractor: Interactor {
  func execute(_ command: KeepThingCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    Committed(
      outcome: Saved(id: command.id, version: 2), position: PositionToken(epoch: 7, position: .start),
      isRepetition: false)
  }
}
