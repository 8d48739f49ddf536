package import CommandPorts
package import Configuration
package import SQLiteStore

/// What the frame hands to a feature for its write side.
package struct WritePorts: Sendable {
  package var unitOfWork: any UnitOfWork
  package let ids: any IdentifierSource
  package let clock: any WallClock
  package let fingerprints: any Fingerprinting
  /// For look-ups outside the writer: what they find may have changed when the unit of work runs.
  package let writeFile: ReadPool
  package let projections: any ProjectionControl
  package let configuration: Configuration
}
