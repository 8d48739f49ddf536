/// A subcommand as the parser and the help see it.
package struct CommandDeclaration: Sendable {
  /// `["import", "orders"]`
  package let path: [String]
  package let summary: String
  package let positionals: [PositionalDeclaration]
  package let options: [OptionDeclaration]

  package init(
    _ path: String..., summary: String, positionals: [PositionalDeclaration] = [], options: [OptionDeclaration] = []
  ) {
    self.path = path
    self.summary = summary
    self.positionals = positionals
    self.options = options
  }

  package var name: String { path.joined(separator: " ") }
}

package struct PositionalDeclaration: Sendable {
  /// As the help shows it: `FILE`.
  package let name: String
  package let help: String
  package let isOptional: Bool

  package init(_ name: String, optional isOptional: Bool = false, help: String) {
    self.name = name
    self.help = help
    self.isOptional = isOptional
  }

  var shown: String { isOptional ? "[\(name)]" : name }
}

/// An option of one subcommand that isn't a setting, so it has no variable.
package struct OptionDeclaration: Sendable {
  /// Without the dashes: `dry-run`.
  package let name: String
  /// What stands for the value in the help; nil makes it a flag.
  package let placeholder: String?
  package let help: String

  package init(_ name: String, value placeholder: String? = nil, help: String) {
    self.name = name
    self.placeholder = placeholder
    self.help = help
  }
}
