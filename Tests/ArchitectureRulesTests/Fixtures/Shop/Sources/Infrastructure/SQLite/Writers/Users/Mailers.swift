import CommandPorts
import Domain

extension SMTPMailer: Mailing {}  // decoy: P2

extension OtherMailer: Mailing {}  // plant: P2

extension SQLiteUserRepository: PasswordHashingTwin {
  package func hash(_ text: String) -> String { text }
}

package protocol PasswordHashingTwin {
  func hash(_ text: String) -> String
}
