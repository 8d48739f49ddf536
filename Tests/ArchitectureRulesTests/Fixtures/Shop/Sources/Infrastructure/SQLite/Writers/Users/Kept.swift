import Kernel
import SQLiteStore

func keep(_ connection: Connection) {
  Keeper.shared.onRead { connection.run("DELETE FROM users WHERE name = ''") }
  Bag.things["clean"] = { connection.run("DELETE FROM users WHERE name = 'x'") }
}

func keepQuiet(_ connection: Connection) {
  QuietKeeper().onRead { _ = connection.all("SELECT name FROM users") }
}

enum SlyWrites {
  static let aliased = "UPDATE main.orders AS o SET id = 1"  // plant: S1
  static let commented = "DELETE /* all */ FROM \"orders\""  // plant: S1
  static let pieces = "UPDATE users"
  static func built(_ rest: String) -> String {
    [pieces, rest].joined() + "UPDATE users" + rest  // plant: S1
  }
  static let prose = "Update your name, then set a password"  // decoy: S1
}
