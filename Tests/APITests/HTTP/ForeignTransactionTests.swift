import API
import CommandPorts
import Commands
import Composition
import Foundation
import HTTPValues
import Kernel
import Synchronization
import Telemetry
import TestSupport
import Testing

/// Whatever a feature's commands do in a transaction of another adapter than the one that its ports are of, they are
/// refused: nothing is read, and nothing written, beside it.
@Suite struct ForeignTransactionTests {
  @Test(arguments: Feature.every.filter { !$0.events.isEmpty }.map(\.name))
  func noCommandGetsAnywhere(_ name: String) async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let feature = try #require(Feature.every.first { $0.name == name })
      let foreign = ForeignUnitOfWork()
      var ports = cabinet.service.ports
      ports.unitOfWork = foreign
      let application = try application(feature, ports, cabinet.service)
      let before = cabinet.service.head
      for route in feature.routes {
        guard case .command = route.handler else { continue }
        let answer = await application.respond(to: try #require(try RouteTable.request(for: route).received))
        #expect(answer.status >= 400, "\(route.method) \(route.path)")
      }
      let errors = foreign.errors
      #expect(!errors.isEmpty)
      #expect(errors.allSatisfy { $0 == "ForeignTransaction" }, "\(errors)")
      #expect(cabinet.service.head == before)
    }
  }

  private func application(_ feature: Feature, _ ports: WritePorts, _ service: TestService) throws -> HTTPApplication {
    let metrics = Metrics()
    return try HTTPApplication(
      features: [RouteGroup(feature.name, feature.routes)],
      commands: CommandBus(try feature.commands(ports), meter: BusMetrics("commands", help: "", in: metrics)),
      queries: service.queries, authenticator: FixedPrincipal(Principal(id: "test", role: .admin)),
      services: RequestServices(clock: ports.clock, ids: ports.ids, fingerprints: ports.fingerprints), checks: [],
      metrics: metrics, log: Logger(minimum: .error, sink: LogSink { _ in }))
  }
}

/// Hands each body a transaction of its own, and keeps what came of it.
private final class ForeignUnitOfWork: UnitOfWork {
  private final class Foreign: Transaction {}

  private let thrown = Mutex<[String]>([])

  var errors: [String] { thrown.withLock { $0 } }

  func perform<Outcome: CommandOutcome>(
    _ context: CommandContext, _ body: @escaping @Sendable (any Transaction) throws -> Outcome
  ) async throws -> Committed<Outcome> {
    do {
      let outcome = try body(Foreign())
      thrown.withLock { $0.append("nothing, but answered \(outcome)") }
      return Committed(
        outcome: outcome, position: PositionToken(epoch: 0, position: .start), isRepetition: false)
    } catch {
      thrown.withLock { $0.append("\(type(of: error))") }
      throw error
    }
  }

  func withoutCommit<Outcome: Sendable>(_ outcome: Outcome, _ context: CommandContext) throws -> Committed<Outcome> {
    Committed(outcome: outcome, position: PositionToken(epoch: 0, position: .start), isRepetition: false)
  }
}
