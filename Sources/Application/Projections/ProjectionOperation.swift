/// What an operator can ask of a projection.
package enum ProjectionOperation: String, Sendable, CaseIterable {
  case pause, resume, retry, rebuild
}
