// decoy: N2
package struct Routes: Sendable {
  package var count = 0

  package init() {}

  package mutating func get(_ path: String, _ answer: @Sendable @escaping () async throws -> Void) { count += 1 }
  package mutating func head(_ path: String, _ answer: @Sendable @escaping () async throws -> Void) { count += 1 }
  package mutating func post(_ path: String, _ answer: @Sendable @escaping () async throws -> Void) { count += 1 }
  package mutating func delete(_ path: String, _ answer: @Sendable @escaping () async throws -> Void) { count += 1 }
}
