/// One check of `/health/ready`.
package struct ReadinessCheck: Sendable {
  package let name: String
  /// What is wrong, in a few words; nil when all is well. Must not block.
  package let fault: @Sendable () -> String?

  package init(_ name: String, fault: @escaping @Sendable () -> String?) {
    self.name = name
    self.fault = fault
  }
}
