/// What the command line says: the subcommand, its positionals, its options, and settings given as options.
///
/// `--name value` and `--name=value` are the same; flags take a value only behind `=`, and `--no-name` turns one off.
/// `--` ends the options, `-` alone is a positional (standard input).
package struct Arguments: Sendable {
  /// Nil only when help is asked for.
  package let command: CommandDeclaration?
  package let positionals: [String]
  /// By key, for `Configuration`.
  package let settings: [String: String]
  /// `--help` or `-h` stands somewhere; the rest may be incomplete.
  package let wantsHelp: Bool
  private let options: [String: String]

  /// - Parameter words: without the program's name.
  /// - Throws: all faults at once.
  package init(
    _ words: [String], commands: [CommandDeclaration], settings declarations: [any SettingDeclaration]
  ) throws(ArgumentFaults) {
    var reading = ArgumentReading(commands: commands, settings: declarations)
    reading.read(words)
    let (command, positionals) = reading.splitCommand()
    if let command {
      reading.checkOptions(of: command)
      reading.check(positionals, of: command)
    }
    if !reading.wantsHelp, !reading.faults.isEmpty { throw ArgumentFaults(faults: reading.faults) }
    self.command = command
    self.positionals = positionals
    settings = reading.settings
    options = reading.options
    wantsHelp = reading.wantsHelp
  }

  /// The value of one of the subcommand's own options.
  package func value(_ option: String) -> String? {
    options[option]
  }

  /// Whether one of the subcommand's own flags is given.
  package func has(_ flag: String) -> Bool {
    options[flag] != nil
  }
}

package enum ArgumentFault: Error, Equatable {
  case noCommand(choices: [String])
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case missingValue(option: String, placeholder: String)
  case unwantedValue(option: String)
  case repeated(option: String)
  case secret(option: String, key: String)
  case missingPositional(String)
  case unwantedPositional(String)
}

extension ArgumentFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noCommand(let choices):
      "no command; say one of \(choices.joined(separator: ", "))"
    case .unknownCommand(let name, let nearest):
      "unknown command \(QuotedText.quoted(name))\(Self.hint(nearest))"
    case .unknownOption(let name, let nearest):
      "unknown option \(QuotedText.quoted(name))\(Self.hint(nearest))"
    case .missingValue(let option, let placeholder):
      "\(option) needs a value: \(option) \(placeholder)"
    case .unwantedValue(let option):
      "\(option) takes no value"
    case .repeated(let option):
      "\(option) is given twice"
    case .secret(let option, let key):
      "\(option) is a secret, which other users could read in the list of processes; "
        + "set \(key) in the environment or in .env"
    case .missingPositional(let name):
      "\(name) is missing"
    case .unwantedPositional(let text):
      "\(QuotedText.quoted(text)) is one argument too many"
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean \($0)?" } ?? ""
  }
}

package struct ArgumentFaults: Error, Equatable, CustomStringConvertible {
  package let faults: [ArgumentFault]

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
