import Kernel

package protocol Query: Sendable {
  associatedtype Answer: Sendable
  static var policy: Policy { get }
}

package protocol QueryService: Sendable {
  associatedtype Question: Query
  func execute(_ query: Question) async throws -> Question.Answer
}
