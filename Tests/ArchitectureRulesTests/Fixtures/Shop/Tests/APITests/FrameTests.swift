import struct Domain.User  // plant: N3

let others = OrderSamples.self  // decoy: N3
