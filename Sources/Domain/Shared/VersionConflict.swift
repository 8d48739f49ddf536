package import Kernel

/// The aggregate has moved on since the caller looked at it.
package struct VersionConflict: SingleRefusal {
  package static let problem = ProblemType(
    "version-conflict", .stale, "The thing has changed since you read it: read it again and decide anew.")

  package let expected: Int
  package let present: Int

  package init(expected: Int, present: Int) {
    self.expected = expected
    self.present = present
  }

  package var detail: String {
    "You named version \(expected), the present one is \(present). Read it again and decide anew."
  }
}
