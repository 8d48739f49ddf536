/// A key that is the name on the wire, letter by letter.
struct MemberName: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ name: String) {
    stringValue = name
    intValue = nil
  }

  init(index: Int) {
    stringValue = "\(index)"
    intValue = index
  }

  init?(stringValue: String) {
    self.init(stringValue)
  }

  init?(intValue: Int) {
    self.init(index: intValue)
  }
}

/// Tells keys that are data from keys that are names of properties.
enum KeyNaming {
  static func isVerbatim<Key: CodingKey>(_ type: Key.Type) -> Bool {
    type == MemberName.self || ObjectIdentifier(type) == dictionaryKey
  }

  /// The standard library's private key type of `Dictionary`, caught while a dictionary asks for its container.
  private static let dictionaryKey: ObjectIdentifier? = {
    let catcher = KeyTypeCatcher()
    _ = try? [String: Bool](from: catcher)
    return catcher.caught
  }()
}

private final class KeyTypeCatcher: Decoder {
  struct Caught: Error {}

  var caught: ObjectIdentifier?
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    caught = ObjectIdentifier(type)
    throw Caught()
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw Caught()
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    throw Caught()
  }
}
