package import Kernel

/// The aggregate has moved on since the caller looked at it.
package struct VersionConflict: SingleRefusal {
  package static let problem = ProblemType(
    "version-conflict", .stale, "The thing has changed since you read it: read it again and decide anew.")

  package let expected: ExpectedVersion
  package let present: Int

  package init(expected: ExpectedVersion, present: Int) {
    self.expected = expected
    self.present = present
  }

  package init(expected: Int, present: Int) {
    self.init(expected: ExpectedVersion(anyOf: [expected]), present: present)
  }

  package var detail: String {
    let conflict =
      expected.versions.count == 1
      ? "You named version \(expected.versions[0]), the present one is \(present)."
      : "None of the versions that you named is the present one, \(present)."
    return conflict + " Read it again and decide anew."
  }
}
