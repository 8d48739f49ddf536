import Kernel
import QueryPorts

struct SlyReads {
  func observed() {
    let watched = Watched()
    watched.plain = 1  // decoy: Q1
    watched.value = 1  // plant: Q1
  }

  func inherited() -> Opening { LoudOpening() }  // plant: Q1

  func called() -> Int { Calls()(1) }  // plant: Q1

  func kept() {
    Keeper.shared.fire()  // plant: Q1
    QuietKeeper().fire()  // decoy: Q1
    let clean = Bag.things["clean"] as? () -> Void  // plant: Q1
    _ = Bag.names["clean"]  // decoy: Q1
    clean?()
  }
}
