/// The state while the command line is read.
struct ArgumentReading {
  private let commands: [CommandDeclaration]
  private let declarations: [any SettingDeclaration]
  private var plain: [String] = []
  // Behind an unknown option a word may be its value; to call it a wrong command or argument would mislead.
  private var plainIsInDoubt = false
  private(set) var settings: [String: String] = [:]
  private(set) var options: [String: String] = [:]
  private(set) var wantsHelp = false
  private(set) var faults: [ArgumentFault] = []

  init(commands: [CommandDeclaration], settings: [any SettingDeclaration]) {
    self.commands = commands
    declarations = settings
  }

  mutating func read(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        plain += rest
        return
      }
      if word == "--help" || word == "-h" {
        wantsHelp = true
      } else if word.hasPrefix("-"), word != "-" {
        readOption(word, &rest)
      } else {
        plain.append(word)
      }
    }
  }

  /// The longest declared path that the plain words begin with, and the words behind it.
  mutating func splitCommand() -> (CommandDeclaration?, [String]) {
    let longest = commands.filter { plain.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
    if let longest { return (longest, Array(plain.dropFirst(longest.path.count))) }
    guard !plainIsInDoubt else { return (nil, []) }
    let begun = commands.filter { command in plain.first.map { command.path.first == $0 } ?? false }
    if begun.isEmpty, let first = plain.first {
      faults.append(.unknownCommand(first, nearest: NearestName.of(first, among: commands.compactMap(\.path.first))))
    } else if plain.count > 1 {
      let said = plain.prefix(2).joined(separator: " ")
      faults.append(.unknownCommand(said, nearest: NearestName.of(said, among: begun.map(\.name))))
    } else {
      faults.append(.noCommand(choices: (begun.isEmpty ? commands : begun).map(\.name)))
    }
    return (nil, [])
  }

  /// Options were read before the command was known; here those of other commands are refused.
  mutating func checkOptions(of command: CommandDeclaration) {
    let own = command.options.map(\.name)
    for name in options.keys.sorted() where !own.contains(name) {
      faults.append(unknown("--\(name)", among: own))
    }
  }

  mutating func check(_ positionals: [String], of command: CommandDeclaration) {
    guard !plainIsInDoubt else { return }
    let wanted = command.positionals
    for missing in wanted.dropFirst(positionals.count) where !missing.isOptional {
      faults.append(.missingPositional(missing.name))
    }
    for unwanted in positionals.dropFirst(wanted.count) {
      faults.append(.unwantedPositional(unwanted))
    }
  }

  private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (option, value) = (parts[0], parts.count > 1 ? parts[1] : nil)
    if let setting = declarations.first(where: { "--\($0.option)" == option }) {
      readSetting(setting, option, value, &rest)
    } else if let flag = declarations.first(where: { $0.isFlag && "--no-\($0.option)" == option }) {
      if value != nil { faults.append(.unwantedValue(option: option)) }
      keep("false", of: flag, option)
    } else if let own = commands.flatMap(\.options).first(where: { "--\($0.name)" == option }) {
      readOwn(own, option, value, &rest)
    } else {
      faults.append(unknown(option, among: commands.flatMap(\.options).map(\.name)))
      if value == nil { plainIsInDoubt = true }
    }
  }

  private mutating func readSetting(
    _ setting: any SettingDeclaration, _ option: String, _ value: String?, _ rest: inout ArraySlice<String>
  ) {
    if setting.isFlag {
      keep(value ?? "true", of: setting, option)
    } else if let value = value ?? nextValue(&rest) {
      keep(value, of: setting, option)
    } else {
      faults.append(.missingValue(option: option, placeholder: setting.placeholder))
    }
  }

  private mutating func readOwn(
    _ own: OptionDeclaration, _ option: String, _ value: String?, _ rest: inout ArraySlice<String>
  ) {
    let found: String
    if let placeholder = own.placeholder {
      guard let value = value ?? nextValue(&rest) else {
        faults.append(.missingValue(option: option, placeholder: placeholder))
        return
      }
      found = value
    } else {
      if value != nil { faults.append(.unwantedValue(option: option)) }
      found = "true"
    }
    if options.updateValue(found, forKey: own.name) != nil { faults.append(.repeated(option: option)) }
  }

  private mutating func keep(_ value: String, of setting: any SettingDeclaration, _ option: String) {
    if setting.isSecret { faults.append(.secret(option: option, key: setting.key)) }
    if settings.updateValue(value, forKey: setting.key) != nil { faults.append(.repeated(option: option)) }
  }

  private func nextValue(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else { return nil }
    return rest.popFirst()
  }

  private func unknown(_ option: String, among own: [String]) -> ArgumentFault {
    let names = declarations.filter { !$0.isSecret }.map { "--\($0.option)" } + own.map { "--\($0)" } + ["--help"]
    return .unknownOption(option, nearest: NearestName.of(option, among: names))
  }
}
