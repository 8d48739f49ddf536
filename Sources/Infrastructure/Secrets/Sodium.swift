import CSodium

/// The door to libsodium: whoever calls it asks here first.
enum Sodium {
  // A static is initialised once, whichever thread comes first.
  private static let isInitialised = sodium_init() >= 0

  static func initialise() {
    precondition(isInitialised, "libsodium can't be initialised: the system gives no random bytes")
  }
}
