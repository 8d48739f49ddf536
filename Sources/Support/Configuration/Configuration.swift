/// The settings that hold for this run. Each comes from the first of: option, environment, `.env` file, default.
package struct Configuration: Sendable {
  package let declarations: [any SettingDeclaration]
  /// What the `.env` file holds and nothing reads: for the log at start.
  package let warnings: [String]
  private var givens: [String: Given] = [:]

  /// - Parameters:
  ///   - options: the settings given on the command line, by key, as `Arguments.settings` has them.
  ///   - checks: what must hold between settings. One that looks at a faulty setting is left out.
  /// - Throws: all faults at once.
  package init(
    _ declarations: [any SettingDeclaration],
    options: [String: String] = [:],
    environment: [String: String] = [:],
    file: EnvironmentFile = EnvironmentFile(),
    checks: [ConfigurationCheck] = []
  ) throws(ConfigurationFaults) {
    self.declarations = declarations
    warnings = file.warnings(declarations)
    var faults: [ConfigurationFault] = []
    for declaration in declarations {
      guard let (text, source) = Self.find(declaration.key, options, environment, file) else { continue }
      if let value = declaration.parsed(text) {
        givens[declaration.key] = Given(value: value, source: source)
      } else {
        faults.append(
          ConfigurationFault(
            key: declaration.key, source: source, value: declaration.isSecret ? nil : text,
            problem: "it must be \(declaration.allowed)"))
      }
    }
    let faulty = Set(faults.map(\.key))
    for check in checks where faulty.isDisjoint(with: check.keys) {
      if let fault = check.fault(self) { faults.append(fault) }
    }
    if !faults.isEmpty { throw ConfigurationFaults(faults) }
  }

  /// The value that holds. Reading a setting that isn't among the declarations stops the program.
  package subscript<Value>(_ setting: Setting<Value>) -> Value {
    precondition(declarations.contains { $0.key == setting.key }, "the setting \(setting.key) is not declared")
    return setting.value(in: self)
  }

  package func source(of declaration: some SettingDeclaration) -> SettingSource {
    givens[declaration.key]?.source ?? .default
  }

  /// What holds and where it comes from, a setting a line, secrets masked: for `config check`.
  package func describe() -> String {
    let rows = declarations.map { declaration in
      [declaration.key, shownMasked(declaration), source(of: declaration).description]
    }
    return TextTable.aligned(rows)
  }

  func given(_ key: String) -> Given? {
    givens[key]
  }

  private func shownMasked(_ declaration: some SettingDeclaration) -> String {
    guard declaration.isSecret else { return declaration.shown(in: self) }
    return givens[declaration.key] == nil ? "(not set)" : "********"
  }

  // An empty variable is how many tools say "not set".
  private static func find(
    _ key: String, _ options: [String: String], _ environment: [String: String], _ file: EnvironmentFile
  ) -> (String, SettingSource)? {
    if let text = options[key] { return (text, .option) }
    if let text = environment[key], !text.isEmpty { return (text, .environment) }
    if let entry = file.entries[key], !entry.value.isEmpty { return (entry.value, .file(file.name, line: entry.line)) }
    return nil
  }
}

struct Given: Sendable {
  let value: any Sendable
  let source: SettingSource
}

package enum SettingSource: Sendable, Equatable, CustomStringConvertible {
  case option
  case environment
  case file(String, line: Int)
  case `default`

  package var description: String {
    switch self {
    case .option: "option"
    case .environment: "environment"
    case .file(let name, let line): "\(name), line \(line)"
    case .default: "default"
    }
  }
}

/// A rule between settings.
package struct ConfigurationCheck: Sendable {
  let keys: [String]
  let fault: @Sendable (Configuration) -> ConfigurationFault?

  /// - Parameter problem: why the settings don't go together, or nil. The first setting is named as the one at fault.
  package init(
    _ setting: any SettingDeclaration, with others: [any SettingDeclaration],
    problem: @escaping @Sendable (Configuration) -> String?
  ) {
    keys = [setting.key] + others.map(\.key)
    fault = { configuration in
      problem(configuration).map { problem in
        ConfigurationFault(
          key: setting.key, source: configuration.given(setting.key)?.source ?? .default,
          value: setting.isSecret ? nil : setting.shown(in: configuration), problem: problem)
      }
    }
  }
}
