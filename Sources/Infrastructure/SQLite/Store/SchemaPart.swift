/// The tables of one owner, oldest migration first: of the frame, of a domain, or of a read model.
///
/// Owners come and go on their own, so no foreign key leads from one owner's table to another's.
package struct SchemaPart: Sendable {
  /// Stands in every file beside each migration that ran; another name is another owner.
  package let owner: String
  package let migrations: [Migration]

  package init(_ owner: String, _ migrations: [Migration]) {
    self.owner = owner
    self.migrations = migrations
  }

  /// What every file of a kind holds, whatever domains there are.
  package static func frame(_ migrations: [Migration]) -> SchemaPart {
    SchemaPart("frame", migrations)
  }

  func migration(_ name: String) -> Migration? {
    migrations.first { $0.name == name }
  }
}
