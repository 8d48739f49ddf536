import ArchitectureRules
import Testing

/// Which domains there are, of which kind, and what they lack, from nothing but the folders of a package.
@Suite struct DomainTreeTests {
  private let layout = Layout.layered()
  private static let rows = [
    "API", "Composition", "Commands", "CommandDeps", "CommandPorts", "SQLiteWriters", "QueryPorts", "Queries",
    "QueryDeps", "SQLiteReaders",
  ]

  private func domain(_ name: String, in modules: [String]) throws -> Domain {
    let sources = modules.compactMap { module in
      layout.layers.first { $0.module == module }.map { (module: module, path: "\($0.folder)/\(name)/X.swift") }
    }
    return try #require(layout.domains(in: sources).first)
  }

  @Test(arguments: [
    ("event-sourced", rows + ["Domain", "Projections", "SQLiteProjections"]),
    ("an aggregate", rows + ["Domain"]), ("rows", rows),
    ("answering", ["API", "Composition", "Commands", "CommandDeps"]),
    ("an overview", ["API", "Composition", "QueryPorts", "Queries", "QueryDeps", "SQLiteReaders"]),
  ])
  func eachKindIsToldByItsLayersAndLacksNothing(_ kind: String, _ layers: [String]) throws {
    let domain = try domain("Invoices", in: layers)
    #expect(domain.kind.name == kind)
    #expect(layout.missingFiles(of: domain) == [])
  }

  @Test(arguments: rows) func whatIsMissingIsToldByTheFileToMake(_ layer: String) throws {
    let domain = try domain("Invoices", in: Self.rows.filter { $0 != layer } + ["Domain"])
    let file = try #require(layout.missingFiles(of: domain).first)
    #expect(layout.missingFiles(of: domain).count == 1)
    #expect(file.hasPrefix("\(try #require(layout.layers.first { $0.module == layer }).folder)/Invoices/"))
  }

  @Test func theFileToMakeIsNamedAfterTheDomainsNoun() throws {
    let invoices = try domain("Invoices", in: ["Domain", "Commands"])
    let files = layout.missingFiles(of: invoices)
    #expect(files.contains("Sources/Ports/Queries/Invoices/InvoiceQueryGateway.swift"))
    #expect(files.contains("Sources/API/Deps/Commands/Invoices/InvoiceCommandDeps.swift"))
    #expect(files.contains("Sources/Composition/Invoices/InvoicesFeature.swift"))
    let companies = try domain("Companies", in: ["Domain", "Commands"])
    #expect(layout.missingFiles(of: companies).contains("Sources/Ports/Commands/Companies/CompanyRepository.swift"))
  }

  @Test func rowsOfAFoldNeedTheFold() throws {
    let domain = try domain("Invoices", in: Self.rows + ["SQLiteProjections"])
    #expect(layout.missingFiles(of: domain) == ["Sources/Application/Projections/Invoices/InvoiceProjection.swift"])
  }

  @Test func theMachineryStoresNothingAndIsWiredAllTheSame() throws {
    let domain = try domain("Operations", in: ["CommandPorts", "Commands"])
    #expect(domain.kind.name == "operations")
    #expect(layout.missingFiles(of: domain).contains("Sources/Composition/Operations/OperationsFeature.swift"))
    #expect(!layout.missingFiles(of: domain).contains { $0.contains("SQLite") })
  }

  @Test func sharedAndTechnicalFoldersAndSingleOnesAreNoDomains() {
    let domains = layout.domains(in: [
      ("Domain", "Sources/Domain/Shared/Money.swift"), ("Commands", "Sources/Application/Commands/Shared/X.swift"),
      ("API", "Sources/API/HTTP/Route.swift"), ("Commands", "Sources/Application/Commands/HTTP/X.swift"),
      ("Queries", "Sources/Application/Queries/Helpers/X.swift"),
      ("Queries", "Sources/Application/Queries/Query.swift"),
      // Beside the layer, and of another module.
      ("Domain", "Sources/Domains/Helpers/X.swift"), ("Kernel", "Sources/Application/Commands/Helpers/X.swift"),
    ])
    #expect(domains.map(\.name) == [])
  }

  /// A package whose domains were all removed, and one whose list names what has no folder.
  @Test func withoutDomainsRulesSayThatAndHold() throws {
    let project = try TinyProject()
    let code = try Codebase(model: try project.load())
    var layout = layout
    let outcomes = CQRSRules(code, layout).outcomes
    for outcome in outcomes { #expect(outcome.empty == [], "\(outcome.rule.id)") }
    #expect(outcomes.first { $0.rule == .c2 }?.lookedAt.contains("(no domains)") == true)
    #expect(outcomes.first { $0.rule == .n2 }?.holds == true)
    layout.features = [Layout.Feature("Orders")]
    let listed = try #require(CQRSRules(code, layout).outcomes.first { $0.rule == .n2 })
    #expect(listed.breaches.map(\.message) == ["Orders is in the list, and no folder has its name"])
  }
}
