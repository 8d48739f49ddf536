/// Texts made from the declarations.
package enum HelpText {
  /// For `--help` without a command.
  package static func overview(
    program: String, summary: String, commands: [CommandDeclaration], settings: [any SettingDeclaration]
  ) -> String {
    """
    \(summary)

    Usage: \(program) COMMAND [ARGUMENTS] [OPTIONS]

    Commands:
    \(TextTable.wrapped(commands.map { (usage($0), $0.summary) }))

    Settings (option, then the variable in the environment, then in .env, then the default):
    \(settingsTable(settings))

    \(program) COMMAND --help says more about one command.

    """
  }

  /// For `--help` behind a command.
  package static func command(
    _ command: CommandDeclaration, program: String, settings: [any SettingDeclaration]
  ) -> String {
    var text = "\(command.summary)\n\nUsage: \(program) \(usage(command)) [OPTIONS]\n"
    if !command.positionals.isEmpty {
      text += "\nArguments:\n\(TextTable.wrapped(command.positionals.map { ($0.name, $0.help) }))\n"
    }
    if !command.options.isEmpty {
      text += "\nOptions:\n\(TextTable.wrapped(command.options.map { (shown($0), $0.help) }))\n"
    }
    return text + "\nSettings:\n\(settingsTable(settings))\n"
  }

  package static func settingsTable(_ settings: [any SettingDeclaration]) -> String {
    TextTable.wrapped(
      settings.map { setting in
        let name = setting.isFlag ? "--[no-]\(setting.option)" : "--\(setting.option) \(setting.placeholder)"
        // A secret has no option.
        return (
          setting.isSecret ? setting.key : name, "\(setting.help) (\(setting.key), default: \(setting.shownDefault))"
        )
      })
  }

  /// The reference page's table.
  package static func markdown(_ settings: [any SettingDeclaration]) -> String {
    let rows = settings.map { setting in
      let option = setting.isSecret ? "–" : "`--\(setting.option)`"
      return "| `\(setting.key)` | \(option) | \(setting.help) | \(setting.allowed) | `\(setting.shownDefault)` |"
    }
    return (["| variable | option | what it does | allowed | default |", "|---|---|---|---|---|"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private static func usage(_ command: CommandDeclaration) -> String {
    ([command.name] + command.positionals.map(\.shown)).joined(separator: " ")
  }

  private static func shown(_ option: OptionDeclaration) -> String {
    (["--\(option.name)"] + (option.placeholder.map { [$0] } ?? [])).joined(separator: " ")
  }
}

enum TextTable {
  private static let width = 100

  /// Columns with two blanks between.
  static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell + blanks(widths[index] + 2 - cell.count)
      }
      .joined() + "\n"
    }
    .joined()
  }

  /// Names at the left, texts at the right, broken to the width.
  static func wrapped(_ rows: [(String, String)]) -> String {
    let column = (rows.map(\.0.count).max() ?? 0) + 4
    return rows.map { name, text in
      lines(text, width - column).enumerated().map { index, line in
        let start = index == 0 ? "  " + name : ""
        return start + blanks(column - start.count) + line
      }
      .joined(separator: "\n")
    }
    .joined(separator: "\n")
  }

  private static func lines(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
