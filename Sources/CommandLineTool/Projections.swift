package import CommandPorts
package import Commands
import Configuration
import Foundation
import Kernel
package import QueryPorts

package enum ProjectionPlace: Sendable {
  /// As they stand in the files. `isRestored`: the log is older than they are, and whoever opens it builds them anew.
  case files([ProjectionStatus], isRestored: Bool)
  /// The server that holds the folder listens there.
  case server(host: String, port: Int)
}

/// The projections on their files, while no server runs. What is asked of them is done at once.
package struct ProjectionSide: Sendable {
  private let commands: CommandBus
  private let clock: any WallClock
  private let ids: any IdentifierSource
  let close: @Sendable () async -> Void
  /// Who may write to the folder.
  private let principal = Principal(id: "command line", role: .admin)

  package init(
    commands: CommandBus, clock: any WallClock, ids: any IdentifierSource, close: @escaping @Sendable () async -> Void
  ) {
    self.commands = commands
    self.clock = clock
    self.ids = ids
    self.close = close
  }

  func send(_ command: some Command) async throws {
    _ = try await commands.execute(
      command, CommandContext(commandID: ids.fresh(), principal: principal, acceptedAt: clock.now()))
  }
}

/// `tandem projections list|pause|resume|retry|rebuild [NAME]` and `tandem projections prepare`
struct Projections {
  private static let name = PositionalDeclaration("NAME", help: "The projection, as `projections list` names it.")

  static let subcommands = declarations.map { declaration in
    Subcommand(declaration) { arguments, configuration, host, output in
      try await Projections(arguments, configuration).run(host, output)
    }
  }

  private static let declarations = [
    CommandDeclaration("projections", "list", summary: "Every projection: its state, its lag, and what is parked."),
    CommandDeclaration(
      "projections", "pause", summary: "Lets a projection stand still, until it is resumed.", positionals: [name]),
    CommandDeclaration("projections", "resume", summary: "Lets it go on.", positionals: [name]),
    CommandDeclaration(
      "projections", "retry", summary: "Applies what is parked, after the fix.", positionals: [name]),
    CommandDeclaration(
      "projections", "rebuild", summary: "Builds the rows anew from the log, beside those in use.",
      positionals: [name]),
    CommandDeclaration(
      "projections", "prepare",
      summary: "Builds what this program needs and has not, beside a running older one, so that its restart is short."),
  ]

  private static let lookAgain = Duration.milliseconds(100)

  private let verb: String
  private let name: String?
  private let configuration: Configuration

  private init(_ arguments: Arguments, _ configuration: Configuration) {
    verb = arguments.command?.path.last ?? ""
    name = arguments.positionals.first
    self.configuration = configuration
  }

  func run(_ host: any ProgramHost, _ output: ProgramOutput) async throws {
    let progress = BuildProgress(output)
    if verb == "prepare" { return output.say(try await host.prepareProjections(configuration, progress.watch)) }
    switch try host.lookAtProjections(configuration) {
    case .server(let host, let port): try await ask(server(host, port), output)
    case .files(let projections, let isRestored):
      if let name {
        try check(name, among: projections)
        try await work(on: name, try await host.openProjections(configuration, progress.watch))
        guard case .files(let projections, _) = try host.lookAtProjections(configuration) else { return }
        try show(projections, \.lineAtRest, output)
      } else {
        if isRestored { output.complain(Self.restored) }
        try show(projections, \.lineAtRest, output)
      }
    }
  }

  private static let restored = """
    tandem: the event log is older than the read models, as after a restore; the next start gives it a new epoch and \
    builds them anew

    """

  /// The server that wrote its address into the folder, unless options name one: it may be reached another way.
  private func server(_ host: String, _ port: Int) -> AdminClient {
    func isOption(_ setting: some SettingDeclaration) -> Bool { configuration.source(of: setting) == .option }
    return AdminClient(
      host: isOption(TandemSettings.httpHost) ? configuration[TandemSettings.httpHost] : host,
      port: isOption(TandemSettings.httpPort) ? configuration[TandemSettings.httpPort] : port)
  }

  private func ask(_ server: AdminClient, _ output: ProgramOutput) async throws {
    if let name {
      try check(name, among: try server.list())
      try server.tell(name, to: verb)
      switch verb {
      case "rebuild": output.say("begun; `tandem projections list` shows how far it is\n")
      default: try await waitForEnd(of: name, at: server)
      }
    }
    try show(try server.list(), \.line, output)
  }

  /// Of what was asked for, with the rebuild that a retry may need; or until somebody asks for something else.
  private func waitForEnd(of name: String, at server: AdminClient) async throws {
    while true {
      let status = try server.status(of: name)
      guard let operation = status.operation, operation.name.rawValue == verb else { return }
      switch operation.state {
      case .done: return
      case .failed: throw AdminFault(description: "\(verb) failed: \(operation.fault ?? "")")
      case .running: try await Task.sleep(for: Self.lookAgain)
      }
    }
  }

  private func check(_ name: String, among projections: [ProjectionStatus]) throws {
    let names = projections.map(\.name)
    guard !names.contains(name) else { return }
    throw AdminFault(
      description: "there is no projection \(name.debugDescription); there are \(names.joined(separator: ", "))")
  }

  private func work(on name: String, _ side: ProjectionSide) async throws {
    do {
      switch verb {
      case "retry": try await side.send(RetryProjectionCommand(name: name))
      case "rebuild": try await side.send(RebuildProjectionCommand(name: name))
      case "pause": try await side.send(PauseProjectionCommand(name: name))
      default: try await side.send(ResumeProjectionCommand(name: name))
      }
      await side.close()
    } catch {
      await side.close()
      throw error
    }
  }

  /// Throws when a retry has left something standing, or met a fault.
  private func show(
    _ projections: [ProjectionStatus], _ line: (ProjectionStatus) -> String, _ output: ProgramOutput
  ) throws {
    for projection in projections { output.say(line(projection) + "\n") }
    guard verb == "retry", let tried = projections.first(where: { $0.name == name }) else { return }
    if let fault = tried.fault { throw AdminFault(description: "\(tried.name) has halted: \(fault)") }
    guard tried.parked.isEmpty else { throw StillParked(name: tried.name, places: tried.parkedPlaces) }
  }
}

/// What a retry has tried still can't be applied.
struct StillParked: Error, CustomStringConvertible {
  let name: String
  let places: Int

  var description: String {
    "\(places) of \(name) still \(places == 1 ? "stands" : "stand") still; see the errors above, and try again after the fix"
  }
}

extension ProjectionStatus {
  fileprivate var line: String {
    var parts = [
      "\(name) v\(version)", state.rawValue, "at \(position) of \(head)",
      "\(lagEvents) events (\(Self.short(lagSeconds)) s) behind", "\(Int(eventsPerSecond)) events/s",
    ]
    if let rebuild { parts.append("rebuild: \(rebuild.line)") }
    if let fault { parts.append(fault) }
    if let nextBuild {
      parts.append("next build in \(Self.short(nextBuild.seconds)) s (\(nextBuild.failures) failed)")
    }
    return parts.joined(separator: ", ") + parkedLines
  }

  /// While no server runs nothing moves, so there are no rates.
  fileprivate var lineAtRest: String {
    let state = rebuild == nil ? state == .paused ? "at rest, paused" : "at rest" : "not built yet"
    let damage = fault.map { ", \($0)" } ?? ""
    return "\(name) v\(version), \(state), at \(position) of \(head), \(lagEvents) events behind\(damage)" + parkedLines
  }

  private var parkedLines: String {
    parked.map {
      "\n  parked: \($0.place.rawValue) \($0.name) from \($0.position), \($0.events) events: \($0.error)"
    }.joined()
      + (parkedPlaces > parked.count ? "\n  parked: \(parkedPlaces - parked.count) more rows or streams" : "")
  }

  private static func short(_ seconds: Double) -> String {
    String(format: "%.1f", seconds)
  }
}
