import CommandPorts
import Commands
import SQLiteProjections
import SQLiteWriters

package struct Feature: Sendable {
  package let name: String
  let needs: [Feature]
  let tables: [any ReadModelTable]
  let commands: @Sendable () -> [CommandRegistration]

  init(
    name: String, needs: [Feature] = [], tables: [any ReadModelTable] = [],
    commands: @escaping @Sendable () -> [CommandRegistration] = { [] }
  ) {
    self.name = name
    self.needs = needs
    self.tables = tables
    self.commands = commands
  }
}

/// Joined to the unit of work, where no interactor knows of it.
struct InlineModels: AppendHook {
  let tables: [any ReadModelTable]

  func appended(_ last: Int) { for table in tables { _ = table.count() } }
}

func makeUnitOfWork() -> SQLiteUnitOfWork {
  SQLiteUnitOfWork(hook: InlineModels(tables: Feature.all.flatMap(\.tables)))
}
