import CommandPorts
import Kernel

/// Ways for an endpoint to hold what only a factory should.
struct OrderDoors {
  let orders: any OrderRepository  // plant: A1
  let store: OrderStore  // plant: A1
  let named = "OrderRepository"  // decoy: A1

  func archived(_ holder: PortHolder, _ transaction: any Transaction) {  // plant: A1
    holder.orders.archive(in: transaction)  // plant: A1
  }

  #if OLD_WAY
    let old: any UserRepository  // plant: A1, D3
  #endif
}
