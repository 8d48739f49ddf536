package import Kernel

/// The aggregate has moved on since the caller looked at it.
package struct VersionConflict: Refusal {
  package let expected: Int
  package let present: Int

  package init(expected: Int, present: Int) {
    self.expected = expected
    self.present = present
  }

  package var code: String { "version-conflict" }
  package var kind: RefusalKind { .stale }
  package var detail: String {
    "You named version \(expected), the present one is \(present). Read it again and decide anew."
  }
}
