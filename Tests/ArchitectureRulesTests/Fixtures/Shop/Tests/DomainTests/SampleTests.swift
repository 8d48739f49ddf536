/// A helper that goes with the domain's folder of tests.
let samples = OrderSamples()  // plant: N3
let weights = Weights()  // decoy: N3
