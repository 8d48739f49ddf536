package enum MigrationError: Error, Sendable, Equatable {
  /// Its SQL is not the one that ran.
  case edited(owner: String, name: String)
  /// It ran, but this program, which has its owner, doesn't know it: the file belongs to a newer program.
  case unknown(owner: String, name: String)
  /// It ran at another place in the order of its owner.
  case outOfOrder(owner: String, name: String)
  /// It left nothing behind.
  case failed(owner: String, name: String, SQLiteError)
  /// Two migrations of an owner have this name.
  case duplicate(owner: String, name: String)
  /// Two parts of the program's schema have this owner.
  case duplicateOwner(String)
  /// The name stands for owners that nobody knows.
  case reservedOwner(String)

  /// It tells of the program, and would of any file.
  package var isOfProgram: Bool {
    switch self {
    case .duplicate, .duplicateOwner, .reservedOwner: true
    case .edited, .unknown, .outOfOrder, .failed: false
    }
  }
}

extension MigrationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .edited(let owner, let name):
      "The migration \(name) of \(owner) is not the one that ran on this data. Never edit one; add another."
    case .unknown(let owner, let name):
      "This data belongs to a newer program: it has the migration \(name) of \(owner). Run that program."
    case .outOfOrder(let owner, let name):
      "The migration \(name) of \(owner) ran at another place in the order. New ones come last."
    case .failed(let owner, let name, let error):
      "The migration \(name) of \(owner) failed and left nothing behind: \(error)"
    case .duplicate(let owner, let name):
      "Two migrations of \(owner) are called \(name). Give one of them another name."
    case .duplicateOwner(let owner): "Two parts of the schema are called \(owner). Give one of them another name."
    case .reservedOwner(let owner): "No part of the schema can be called \(owner). Give it another name."
    }
  }
}
