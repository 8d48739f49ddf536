import Foundation

/// Kernel has hardly any behaviour; this one reads the clock for whoever calls it.
package func stamp() -> Date { Date() }

package struct Ticket {
  package init() {}
  package var issued: Date { Date() }
}
