import Kernel  // decoy: L1

@testable import Domain  // plant: L1

struct OrderSamples {}

private struct Weights {}
