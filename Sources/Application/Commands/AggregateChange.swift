package import CommandPorts
package import Domain
package import Foundation
package import Kernel

extension UnitOfWork {
  /// Loads an aggregate, lets `decide` change it and saves it, in one unit of work; answers what `decide` makes of it.
  ///
  /// Throws `refusal` when there is none or it is not theirs who ask, so that nobody is told of what is not theirs;
  /// `VersionConflict` when it is not the version that they decided on (nil asks for nothing); and what `decide` throws.
  package func perform<Changed: Aggregate, Outcome: CommandOutcome>(
    _ context: CommandContext, version: ExpectedVersion?,
    load: @escaping @Sendable (any Transaction) throws -> Changed?,
    where isTheirs: @escaping @Sendable (Changed) -> Bool, orRefuse refusal: any Refusal,
    save: @escaping @Sendable (Changed, any Transaction) throws -> Void, answering: Outcome.Type,
    _ decide: @escaping @Sendable (inout Changed, any Transaction) throws -> Outcome
  ) async throws -> Committed<Outcome> {
    try await perform(context) { transaction in
      guard var aggregate = try load(transaction), isTheirs(aggregate) else { throw refusal }
      try aggregate.require(version: version)
      let outcome = try decide(&aggregate, transaction)
      try save(aggregate, transaction)
      return outcome
    }
  }

  /// The same, and answers the aggregate's new version.
  package func perform<Changed: Aggregate>(
    _ context: CommandContext, version: ExpectedVersion?,
    load: @escaping @Sendable (any Transaction) throws -> Changed?,
    where isTheirs: @escaping @Sendable (Changed) -> Bool, orRefuse refusal: any Refusal,
    save: @escaping @Sendable (Changed, any Transaction) throws -> Void,
    _ decide: @escaping @Sendable (inout Changed, any Transaction) throws -> Void
  ) async throws -> Committed<Saved> where Changed.ID == UUID {
    try await perform(
      context, version: version, load: load, where: isTheirs, orRefuse: refusal, save: save, answering: Saved.self
    ) { aggregate, transaction in
      try decide(&aggregate, transaction)
      return Saved(id: aggregate.id, version: aggregate.version)
    }
  }
}
