import CommandPorts
import Kernel

import struct Domain.Order

package struct OrderWorker: Sendable {
  private let queue: any OrderQueue

  package init(queue: any OrderQueue) { self.queue = queue }

  package func step(in transaction: any Transaction) { queue.enqueue(1, in: transaction) }  // decoy: C4
}
