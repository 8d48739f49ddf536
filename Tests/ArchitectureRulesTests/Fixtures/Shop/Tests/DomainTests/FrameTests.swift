import Domain

/// Order in a comment is nothing, nor is it in a text. decoy: N3
let epoch = Order.epoch()  // plant: N3
let text = "Order"  // decoy: N3
let own = Parcel(weight: 1)  // decoy: N3

struct Parcel {
  let weight: Int
}

typealias OrderID = Domain.OrderID  // plant: N3
