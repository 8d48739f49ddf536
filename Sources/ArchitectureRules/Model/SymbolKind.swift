/// The kinds of symbols that the index tells apart. The numbers are those of `libIndexStore`.
public enum SymbolKind: UInt8, Sendable {
  case unknown, module, namespace, namespaceAlias, macro, `enum`, `struct`, `class`, `protocol`, `extension`, union
  case `typealias`, function, variable, field, enumCase, instanceMethod, classMethod, staticMethod
  case instanceProperty, classProperty, staticProperty, constructor, destructor, conversion, parameter, using

  public var isNominalType: Bool {
    switch self {
    case .enum, .struct, .class, .protocol: true
    default: false
    }
  }

  public var isMethod: Bool {
    switch self {
    case .instanceMethod, .classMethod, .staticMethod, .function: true
    default: false
    }
  }

  public var isProperty: Bool {
    switch self {
    case .instanceProperty, .classProperty, .staticProperty, .variable: true
    default: false
    }
  }
}
