package import Kernel
import QueryPorts

extension LogHead: LogGrowth {
  package func waitForGrowth(beyond position: Position, atMost seconds: Double) async {
    guard head <= position else { return }
    let id = waiters.newID()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters.enlist(id, GrowthWaiters.Waiter(position: position, continuation: continuation), atMost: seconds)
        // The log may have grown, or the task been cancelled, before anybody could find the waiter.
        waiters.reach(head)
        if Task.isCancelled { waiters.giveUp(id) }
      }
    } onCancel: {
      waiters.giveUp(id)
    }
  }

  /// Times that somebody's wait may run out at: none is left of waits that have ended.
  package var timesSet: Int { waiters.deadlines.count }
}
