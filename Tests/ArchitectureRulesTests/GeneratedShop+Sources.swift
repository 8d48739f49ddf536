extension GeneratedShop {
  static let shared: [String: String] = [
    "Kernel/Policy.swift": "package enum Policy: Sendable { case anyone }",
    "Infrastructure/SQLite/Store/Connection.swift": """
    package final class Connection: Sendable {
      package init() {}
      package func run(_ sql: String, _ values: Int...) {}
      package func all(_ sql: String, _ values: Int...) -> [Int] { [] }
    }
    """,
    "Ports/Commands/Shared/UnitOfWork.swift": """
    package protocol Transaction: AnyObject {}
    package protocol UnitOfWork: Sendable {
      func perform<R: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> R) async throws -> R
    }
    """,
    "Application/Commands/CommandBus.swift": """
    import Kernel
    package protocol Command: Sendable { static var policy: Policy { get } }
    package protocol Interactor<Intent>: Sendable { associatedtype Intent: Command; func execute(_ c: Intent) async throws -> Int }
    package final class CommandBus: Sendable {
      package init() {}
      package func execute<I: Interactor>(_ c: I.Intent, by i: I) async throws -> Int { try await i.execute(c) }
    }
    package struct CommandRegistration: Sendable { package init<I: Interactor>(_ i: I) {} }
    """,
    "Application/Queries/QueryBus.swift": """
    package struct QueryRegistration: Sendable { package init<S: Sendable>(_ service: S) {} }
    """,
    "Composition/Feature.swift": """
    import Commands
    import Queries
    package struct Feature: Sendable {
      let name: String
      let commands: [CommandRegistration]
      let queries: [QueryRegistration]
    }
    """,
  ]

  static func list(of domains: [String]) -> String {
    "extension Feature {\n  static let all = [\n\(domains.map { "    make\($0)(),\n" }.joined())  ]\n}\n"
  }

  /// About 40 lines in each layer, with the calls that a feature has.
  static func sources(of d: String) -> [String: String] {
    let steps = (1...8)
    func each(_ line: (Int) -> String) -> String { steps.map(line).joined(separator: "\n") }
    return [
      "Domain/\(d)/\(d).swift": """
      package struct \(d): Sendable {
        package private(set) var value: Int
        package init(value: Int) { self.value = value }
      \(each { "  package mutating func step\($0)(_ by: Int) { value += by * \($0); note\($0)(value) }\n  private func note\($0)(_ n: Int) { _ = [n].map { $0 + 1 }.filter { $0 > 0 }.reduce(0, +) }" })
      }
      """,
      "Ports/Commands/\(d)/\(d)Repository.swift": """
      import Domain
      package protocol \(d)Repository: Sendable {
        func load(_ id: Int, in transaction: any Transaction) throws -> \(d)?
        func save(_ value: \(d), in transaction: any Transaction) throws
      }
      """,
      "Ports/Queries/\(d)/\(d)QueryGateway.swift": """
      package struct \(d)View: Sendable { \(each { "package let field\($0): Int" }) }
      package protocol \(d)QueryGateway: Sendable { \(each { "func get\(d)By\($0)(_ id: Int) async throws -> \(d)View?" }) }
      """,
      "Application/Commands/\(d)/Change\(d).swift": """
      import CommandPorts
      import Domain
      import Kernel
      package struct Change\(d)Command: Command { package static let policy = Policy.anyone; package let id: Int }
      package struct Change\(d)Interactor: Interactor {
        let values: any \(d)Repository
        let unit: any UnitOfWork
        package init(values: any \(d)Repository, unit: any UnitOfWork) {
          self.values = values
          self.unit = unit
        }
        package func execute(_ c: Change\(d)Command) async throws -> Int {
          try await unit.perform { [values] transaction in
            var value = try values.load(c.id, in: transaction) ?? \(d)(value: 0)
      \(each { "      value.step\($0)(c.id)" })
            try values.save(value, in: transaction)
            return value.value
          }
        }
      }
      """,
      "Application/Queries/\(d)/Get\(d).swift": """
      import QueryPorts
      package struct Get\(d)QueryService: Sendable {
        let values: any \(d)QueryGateway
        package init(values: any \(d)QueryGateway) { self.values = values }
      \(each { "  package func ask\($0)(_ id: Int) async throws -> Int { try await values.get\(d)By\($0)(id).map { $0.field\($0) + id } ?? 0 }" })
      }
      """,
      "Application/Projections/\(d)/\(d)Projection.swift": """
      import Domain
      package enum \(d)Projection {
      \(each { "  package static func fold\($0)(_ row: \(d), _ by: Int) -> \(d) { var row = row; row.step\($0)(by); return row }" })
      }
      """,
      "Infrastructure/SQLite/Writers/\(d)/SQLite\(d)Repository.swift": """
      import CommandPorts
      import Domain
      import SQLiteStore
      package struct SQLite\(d)Repository: \(d)Repository {
        let connection: Connection
        package func load(_ id: Int, in transaction: any Transaction) throws -> \(d)? {
          connection.all("SELECT value FROM \(d.lowercased()) WHERE id = ?", id).first.map { \(d)(value: $0) }
        }
        package func save(_ value: \(d), in transaction: any Transaction) throws {
      \(each { "    connection.run(\"UPDATE \(d.lowercased()) SET value = ? WHERE id = \($0)\", value.value)" })
        }
      }
      """,
      "Infrastructure/SQLite/Readers/\(d)/SQLite\(d)Reader.swift": """
      import QueryPorts
      import SQLiteStore
      package struct SQLite\(d)Reader: \(d)QueryGateway {
        let connection: Connection
        package init(connection: Connection) { self.connection = connection }
      \(each { "  package func get\(d)By\($0)(_ id: Int) async throws -> \(d)View? { _ = connection.all(\"SELECT value FROM \(d.lowercased())_rows WHERE id = ?\", id); return nil }" })
      }
      """,
      "Infrastructure/SQLite/Projections/\(d)/\(d)Table.swift": """
      import Domain
      import Projections
      import SQLiteStore
      package struct \(d)Table {
        let connection: Connection
      \(each { "  package func store\($0)(_ row: \(d)) { connection.run(\"INSERT INTO \(d.lowercased())_rows (value) VALUES (?)\", \(d)Projection.fold\($0)(row, 1).value) }" })
      }
      """,
      "API/Deps/Commands/\(d)/\(d)CommandDeps.swift": """
      import CommandPorts
      import Commands
      package struct \(d)CommandDeps: Sendable {
        let values: any \(d)Repository
        let unit: any UnitOfWork
        func change() -> Change\(d)Interactor { Change\(d)Interactor(values: values, unit: unit) }
        package var registrations: [CommandRegistration] { [CommandRegistration(change())] }
      }
      """,
      "API/Deps/Queries/\(d)/\(d)QueryDeps.swift": """
      import Queries
      import QueryPorts
      package struct \(d)QueryDeps: Sendable {
        let values: any \(d)QueryGateway
        package init(values: any \(d)QueryGateway) { self.values = values }
        func get() -> Get\(d)QueryService { Get\(d)QueryService(values: values) }
        package var registrations: [QueryRegistration] { [QueryRegistration(get())] }
      }
      """,
      "Composition/\(d)/\(d)Feature.swift": """
      import QueryDeps
      import SQLiteReaders
      import SQLiteStore
      func make\(d)() -> Feature {
        let deps = \(d)QueryDeps(values: SQLite\(d)Reader(connection: Connection()))
        return Feature(name: "\(d)", commands: [], queries: deps.registrations)
      }
      """,
      "API/\(d)/\(d)Endpoints.swift": """
      import Commands
      import Queries
      package struct \(d)Endpoints: Sendable {
        let bus: CommandBus
        let change: Change\(d)Interactor
        let ask: Get\(d)QueryService
      \(each { "  package func get\($0)(_ id: Int) async throws -> Int { try await ask.ask\($0)(id) }" })
      }
      """,
    ]
  }
}
