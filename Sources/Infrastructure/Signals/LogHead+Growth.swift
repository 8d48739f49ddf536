import Dispatch
package import Kernel
import QueryPorts

extension LogHead: LogGrowth {
  package func waitForGrowth(beyond position: Position, atMost seconds: Double) async {
    let id = waiters.newID()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters.enlist(GrowthWaiters.Waiter(id: id, position: position, continuation: continuation))
        // The log may have grown, or the task been cancelled, before anybody could find the waiter.
        waiters.reach(head)
        if Task.isCancelled { waiters.giveUp(id) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [waiters] in waiters.giveUp(id) }
      }
    } onCancel: {
      waiters.giveUp(id)
    }
  }
}
