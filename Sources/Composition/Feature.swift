package import API
package import CommandLineTool
package import Commands
package import Configuration
package import Domain
package import Queries
package import SQLiteProjections
package import SQLiteStore

/// All that one domain brings to the app: one value, in one list. A part that a domain has not costs it no line.
package struct Feature: Sendable {
  /// That of its folders in every layer.
  package let name: String
  /// Those whose code it may use; without one of them it can't be.
  package let needs: [Feature]
  /// Of the write file. Once one has run anywhere, it stays as it is.
  package let migrations: [Migration]
  package let readModels: [ReadModelDeclaration]
  /// The streams that its aggregates write.
  package let events: [any StreamEvent.Type]
  /// Every one of its readers.
  package let statements: [ReaderStatements]
  package let routes: [Route]
  package let subcommands: [Subcommand]
  package let settings: [any SettingDeclaration]
  package let commands: @Sendable (WritePorts) throws -> [CommandRegistration]
  let queries: @Sendable (ReadPorts) throws -> [QueryRegistration]
  let workers: @Sendable (WritePorts) throws -> [BackgroundWorker]
  /// Tells who sent a request; one feature at most has it. Where a development principal is configured, that one is
  /// taken for everybody instead.
  let authenticator: (@Sendable (WritePorts) throws -> any Authenticator)?

  package init(
    name: String, needs: [Feature] = [], migrations: [Migration] = [], readModels: [ReadModelDeclaration] = [],
    statements: [ReaderStatements] = [], events: [any StreamEvent.Type] = [], routes: [Route] = [],
    subcommands: [Subcommand] = [],
    settings: [any SettingDeclaration] = [],
    commands: @escaping @Sendable (WritePorts) throws -> [CommandRegistration] = { _ in [] },
    queries: @escaping @Sendable (ReadPorts) throws -> [QueryRegistration] = { _ in [] },
    workers: @escaping @Sendable (WritePorts) throws -> [BackgroundWorker] = { _ in [] },
    authenticator: (@Sendable (WritePorts) throws -> any Authenticator)? = nil
  ) {
    self.name = name
    self.needs = needs
    self.migrations = migrations
    self.readModels = readModels
    self.events = events
    self.statements = statements
    self.routes = routes
    self.subcommands = subcommands
    self.settings = settings
    self.commands = commands
    self.queries = queries
    self.workers = workers
    self.authenticator = authenticator
  }
}
