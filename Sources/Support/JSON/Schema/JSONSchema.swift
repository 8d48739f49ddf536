/// The form of a JSON value, as far as OpenAPI 3.1 can tell it too.
package indirect enum JSONSchema: Hashable, Sendable {
  case any
  case boolean
  case integer(ClosedRange<Int64>)
  /// A `Sum`.
  case sum
  case number(ClosedRange<Double>)
  case string(JSONText)
  /// RFC 3339 with its zone; `format: date-time`.
  case time
  /// 36 characters; `format: uuid`.
  case uuid
  /// Strings or integers of a closed list.
  case enumeration([JSONValue])
  case array(of: JSONSchema, count: ClosedRange<Int>)
  /// An object whose keys are data.
  case dictionary(of: JSONSchema)
  /// `name` is that of the Swift type, outer types first: `CreateOrderBody.Item`.
  case object(name: String, properties: [JSONProperty])
  /// The form, or `null`.
  case nullable(JSONSchema)
}

package struct JSONProperty: Hashable, Sendable {
  /// As on the wire.
  package let name: String
  package var schema: JSONSchema
  /// If not, the property may be left out or be `null`, which mean the same.
  package let isRequired: Bool

  package init(_ name: String, _ schema: JSONSchema, isRequired: Bool = true) {
    self.name = name
    self.schema = schema
    self.isRequired = isRequired
  }
}

/// Bounds of a string.
package struct JSONText: Hashable, Sendable {
  /// The longest string of a request whose type doesn't bound it, in code points: so that no text is taken in without any
  /// bound, whatever its domain looks at.
  package static let longest = 10_000
  /// A code point has up to four bytes of UTF-8.
  package static let bytesPerCodePoint = 4

  /// Counted in code points, as JSON Schema does.
  package let length: ClosedRange<Int>
  /// `nil` for any.
  package let characters: JSONCharacters?

  package init(_ length: ClosedRange<Int> = 0...Int.max, of characters: JSONCharacters? = nil) {
    self.length = length
    self.characters = characters
  }

  /// As a request is held to it.
  var taken: JSONText {
    length.upperBound < .max ? self : JSONText(min(length.lowerBound, Self.longest)...Self.longest, of: characters)
  }

  /// The most bytes of UTF-8; nil where there is no bound, or where characters are bytes.
  package var mostBytes: Int? {
    characters == nil && length.upperBound < .max ? length.upperBound * Self.bytesPerCodePoint : nil
  }
}

/// A set of ASCII characters, written as in the brackets of a regular expression: `"A-Za-z0-9_-"`.
package struct JSONCharacters: Hashable, Sendable, ExpressibleByStringLiteral {
  /// `A-Za-z`: ranges and single characters; a hyphen that is meant itself stands last.
  package let set: String
  private let members: [Bool]

  package static let capitals: JSONCharacters = "A-Z"

  package init(stringLiteral set: StaticString) {
    let listed = set.withUTF8Buffer { Array($0) }
    self.set = set.description
    var members = [Bool](repeating: false, count: 128)
    var index = 0
    while index < listed.count {
      let isRange = index + 2 < listed.count && listed[index + 1] == UInt8(ascii: "-")
      let last = listed[isRange ? index + 2 : index]
      var byte = listed[index]
      while byte <= last, byte < 128 {
        members[Int(byte)] = true
        byte += 1
      }
      index += isRange ? 3 : 1
    }
    self.members = members
  }

  package func contains(_ byte: UInt8) -> Bool {
    byte < 128 && members[Int(byte)]
  }
}
