package import CommandPorts
package import Foundation
package import Kernel

/// UUIDv7 (RFC 9562): 48 bits of milliseconds, 74 random bits from the system.
package struct TimeOrderedIdentifiers: IdentifierSource {
  private let clock: any WallClock

  package init(clock: any WallClock) {
    self.clock = clock
  }

  package func fresh() -> UUID {
    var generator = SystemRandomNumberGenerator()
    let time = UInt64(clamping: clock.now().milliseconds)
    let high = time << 16 | 0x7000 | generator.next() & 0x0FFF
    let low = 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF
    return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }

  package func makeID(for context: CommandContext) -> UUID {
    if case .source = context.repetition { context.commandID } else { fresh() }
  }
}
