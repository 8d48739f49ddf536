/// What an occurrence does with its symbol, and how it relates to others. The bits are those of `libIndexStore`.
public struct Roles: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let declaration = Self(rawValue: 1 << 0)
  public static let definition = Self(rawValue: 1 << 1)
  public static let reference = Self(rawValue: 1 << 2)
  public static let read = Self(rawValue: 1 << 3)
  public static let write = Self(rawValue: 1 << 4)
  public static let call = Self(rawValue: 1 << 5)
  public static let dynamic = Self(rawValue: 1 << 6)
  public static let addressOf = Self(rawValue: 1 << 7)
  public static let implicit = Self(rawValue: 1 << 8)

  public static let childOf = Self(rawValue: 1 << 9)
  public static let baseOf = Self(rawValue: 1 << 10)
  public static let overrideOf = Self(rawValue: 1 << 11)
  public static let receivedBy = Self(rawValue: 1 << 12)
  public static let calledBy = Self(rawValue: 1 << 13)
  public static let extendedBy = Self(rawValue: 1 << 14)
  public static let accessorOf = Self(rawValue: 1 << 15)
  public static let containedBy = Self(rawValue: 1 << 16)
  public static let specializationOf = Self(rawValue: 1 << 18)
}
