import ArchitectureRules
import Testing

/// What a layout allows is seen when it is taken away.
@Suite struct LayoutTests {
  private func breaches(_ id: String, _ change: (inout Layout) -> Void) throws -> Set<String> {
    var layout = ShopFixture.layout
    change(&layout)
    func texts(_ outcomes: [Outcome]) -> [String] {
      outcomes.first { $0.rule.id == id }?.breaches.map { "\($0.file): \($0.message)" } ?? []
    }
    let code = try ShopFixture.code.get()
    return Set(texts(CQRSRules(code, layout).outcomes)).subtracting(texts(try ShopFixture.outcomes.get()))
  }

  @Test func aCrossingIsWhatAFeatureNeeds() throws {
    let found = try breaches("D3") { $0.features = [] }
    #expect(
      found == [
        "Sources/Domain/Tickets/Ticket.swift: Tickets uses User of Users",
        "Sources/Composition/Orders/OrdersFeature.swift: Orders uses Feature.operations of Operations",
      ])
  }

  @Test func theWalkFromCommandsEndsAtTheJointAndAtTheMachinery() throws {
    let joint = try breaches("C1") { $0.joints = [:] }
    #expect(
      joint.contains { $0.hasPrefix("Sources/Application/Commands/Orders/CreateOrder.swift: reaches UnitOfWork") })
    let machinery = try breaches("C1") { $0.machinery = [] }
    #expect(machinery.allSatisfy { $0.contains("/Commands/Operations/RebuildProjection.swift") })
    #expect(!machinery.isEmpty)
  }

  @Test func theFrameKnowsTheMachineryOnly() throws {
    let found = try breaches("N3") { $0.machinery = [] }
    #expect(found.contains { $0.hasSuffix("ProjectionDesk.swift: names ProjectionControl of Operations") })
  }

  @Test func aDomainIsToldWhatItLacks() throws {
    let n2 = try #require(try ShopFixture.outcomes.get().first { $0.rule == .n2 })
    let message = try #require(n2.breaches.first { $0.file.contains("/Tickets/") }).message
    #expect(message.hasPrefix("Tickets is an aggregate, and has no folder for Sources/API/Deps/Commands/Tickets/"))
    #expect(message.hasSuffix(", Tests/APITests/Tickets/TicketTests.swift"))
    #expect(n2.lookedAt.contains("4 domains: Operations (operations), Orders (event-sourced), Tickets (an aggregate)"))
  }

  @Test func aLayerThatIsNotWhereItsTargetIsFindsNoDomain() throws {
    let found = try breaches("N2") { layout in
      layout.layers[0] = Layout.Layer("Domain", at: "Sources/Domains", example: "{Noun}.swift")
    }
    #expect(found.contains("Package.swift: Domain is at Sources/Domain, and the layer table says Sources/Domains"))
  }

  @Test func aListedPortHasAReasonAndIsThere() throws {
    let found = try breaches("A1") { layout in
      layout.openPorts = [Layout.OpenPort("WallClock", because: ""), Layout.OpenPort("Nothing", because: "x")]
    }
    #expect(
      found.contains("Sources/Ports/Commands/Shared/UnitOfWork.swift: the port WallClock is listed without a reason"))
    #expect(found.contains("Package.swift: the port Nothing is listed, and not mentioned"))
  }
}
