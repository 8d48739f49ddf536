import JSON
import TestSupport

/// The same over HTTP.
extension Projections {
  static func list(on server: TandemProcess) async throws -> [JSONValue] {
    try await server.get(path).json?["projections"]?.elements ?? []
  }

  struct Halted: Error {
    let projection: JSONValue
  }

  /// Returns when the list is as wanted. Throws `Halted`, for then it never will be.
  static func wait(on server: TandemProcess, until isReached: ([JSONValue]) -> Bool) async throws {
    while case let list = try await list(on: server), list.count != names.count || !isReached(list) {
      if let failed = list.first(where: { $0["state"]?.string == "failed" }) { throw Halted(projection: failed) }
    }
  }

  /// All of them, and waits until the list is as wanted.
  static func tell(_ verb: String, on server: TandemProcess, until isReached: ([JSONValue]) -> Bool) async throws {
    for name in names {
      let answer = try await server.post("\(path)/\(name)/\(verb)")
      guard answer.status == 202 else { throw Refused(status: answer.status) }
    }
    try await wait(on: server, until: isReached)
  }
}

extension JSONValue {
  /// Of a projection in the list: it has applied all there is, and nothing is parked or under construction.
  var isLiveAndWhole: Bool {
    self["state"]?.string == "live" && self["lag_events"]?.integer == 0 && self["parked"]?.elements.isEmpty == true
  }
}
