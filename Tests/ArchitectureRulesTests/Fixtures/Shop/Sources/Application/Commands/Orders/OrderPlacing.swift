import Kernel

package struct OrderPlacing: Command {  // plant: N1
  package typealias Outcome = Done
  package static let policy = Policy.signedIn
}
