@testable import Domain  // plant: L1
import Kernel  // decoy: L1
