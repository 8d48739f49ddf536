/// What one check of a rule looked at and found.
public struct Finding: Sendable {
  /// How many things were looked at.
  public let count: Int
  /// What they are, such as `declarations of Queries`.
  public let subject: String
  /// Whether it is fine that there are none, as with an empty list of domains.
  public let mayBeEmpty: Bool
  public let breaches: [Breach]

  public init(count: Int, subject: String, mayBeEmpty: Bool = false, breaches: [Breach]) {
    self.count = count
    self.subject = subject
    self.mayBeEmpty = mayBeEmpty
    self.breaches = breaches
  }

  /// The same finding, for things that a project may have none of yet.
  public func allowingNone(_ mayBeEmpty: Bool = true) -> Self {
    Self(count: count, subject: subject, mayBeEmpty: mayBeEmpty, breaches: breaches)
  }
}
