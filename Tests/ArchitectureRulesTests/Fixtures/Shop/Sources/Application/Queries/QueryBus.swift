package final class QueryBus: Sendable {
  private let registrations: [QueryRegistration]

  package init(_ registrations: [QueryRegistration]) { self.registrations = registrations }

  package func execute<Q: Query>(_ query: Q) async throws -> Q.Answer? {
    for registration in registrations {
      if let answer = try await registration.run(query) as? Q.Answer { return answer }
    }
    return nil
  }
}

package struct QueryRegistration: Sendable {
  let run: @Sendable (any Query) async throws -> (any Sendable)?

  package init<S: QueryService>(_ service: S) {
    run = { query in
      guard let question = query as? S.Question else { return nil }
      return try await service.execute(question)  // decoy: A1
    }
  }
}
