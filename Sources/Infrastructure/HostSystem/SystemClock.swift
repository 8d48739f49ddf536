import CommandPorts
package import Foundation

package struct SystemClock: WallClock {
  package init() {}

  package func now() -> Date {
    Date(timeIntervalSince1970: (Date().timeIntervalSince1970 * 1000).rounded(.down) / 1000)
  }
}
