import CommandPorts
import Domain
import Kernel
import SQLiteStore

package struct SQLiteUserRepository: UserRepository {
  private let connection = Connection()

  package init() {}

  package func load(_ name: String, in transaction: any Transaction) throws -> User? { nil }

  package func save(_ user: User, in transaction: any Transaction) throws {
    connection.run("CREATE TABLE users (name TEXT)")
    connection.run("delete from order_summary")  // plant: P1, S1
    connection.run(
      """
      INSERT INTO users (name) VALUES (?)
      """)
    connection.run("UPDATE orders SET id = 1")  // plant: S1
  }
}

package struct SQLiteAuditor: Auditing {
  package init() {}

  package func audit(_ what: String) { write(what) }

  private func write(_ what: String) { Connection().run("INSERT INTO audits (what) VALUES (?)") }
}

package struct SMTPMailer: Sendable {
  package init() {}
  package func mail(_ text: String) {}
}

package struct OtherMailer: Sendable {
  package init() {}
  package func mail(_ text: String) {}
}
