import HTTPValues
import JSON

/// What supervisors ask.
enum HealthRoutes {
  static func all(_ checks: [ReadinessCheck]) -> [Route] {
    [
      Route.direct(
        RoutePath("/health/live"), summary: "Whether the process answers; touches nothing",
        answers: [RouteAnswer(200, "It does", source: SchemaSource(LivenessReport.self))]
      ) { _, _ in
        try .json(200, LivenessReport(status: .live))
      },
      Route.direct(
        RoutePath("/health/ready"), summary: "Whether requests can be sent here, each check by name",
        answers: [
          RouteAnswer(200, "They can", source: SchemaSource(ReadinessReport.self)),
          RouteAnswer(503, "A check fails", source: SchemaSource(ReadinessReport.self), headers: [.retryAfter]),
        ]
      ) { _, _ in
        let report = ReadinessReport(checks)
        guard report.status != .ready else { return try .json(200, report) }
        var response = try HTTPResponse.json(503, report)
        response.headers.add("Retry-After", "1")
        return response
      },
    ]
  }
}

private struct LivenessReport: Codable {
  enum Status: String, Codable, CaseIterable {
    case live
  }

  let status: Status
}

private struct ReadinessReport: Codable {
  enum Status: String, Codable, CaseIterable {
    case ready
    case notReady = "not ready"
  }

  struct Check: Codable {
    enum Status: String, Codable, CaseIterable {
      case ok, failed
    }

    let name: String
    let status: Status
    let detail: String?
  }

  let status: Status
  let checks: [Check]

  init(_ checks: [ReadinessCheck]) {
    self.checks = checks.map { check in
      let fault = check.fault()
      return Check(name: check.name, status: fault == nil ? .ok : .failed, detail: fault)
    }
    status = self.checks.allSatisfy { $0.status == .ok } ? .ready : .notReady
  }
}
