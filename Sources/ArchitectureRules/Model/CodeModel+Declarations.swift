extension CodeModel {
  public func symbol(_ id: SymbolID) -> Symbol { symbols[Int(id)] }

  public func file(_ id: FileID) -> SourceFile { files[Int(id)] }

  public func occurrence(_ index: Int32) -> Occurrence { occurrences[Int(index)] }

  /// Where a symbol of this package is defined.
  public func definition(of symbol: SymbolID) -> Occurrence? {
    let index = declarations.definition[Int(symbol)]
    return index < 0 ? nil : occurrences[Int(index)]
  }

  /// The type that a symbol is a member of, whichever extension it stands in.
  public func parent(of symbol: SymbolID) -> SymbolID? {
    let parent = declarations.parent[Int(symbol)]
    return parent < 0 ? nil : parent
  }

  /// The file that defines a symbol of this package.
  public func file(of symbol: SymbolID) -> SourceFile? {
    definition(of: symbol).map { file($0.file) }
  }

  /// The module that defines a symbol; for symbols of other packages what the mangled name says.
  public func module(of symbol: SymbolID) -> String {
    if let file = file(of: symbol) { return file.module }
    return Self.module(inUSR: self.symbol(symbol).usr)
  }

  /// The full name without the module, such as `Order.Line.total`.
  public func path(of symbol: SymbolID) -> String {
    let accessed = declarations.accessorOf[Int(symbol)]
    if accessed >= 0 { return path(of: accessed) }
    let name = String(self.symbol(symbol).baseName)
    guard let parent = parent(of: symbol), parent != symbol else { return name }
    return "\(path(of: parent)).\(name)"
  }

  /// The signature in which every alias is resolved and every type is named with its module.
  public func signature(of symbol: SymbolID) -> String {
    Demangler.signature(ofUSR: self.symbol(symbol).usr) ?? self.symbol(symbol).name
  }

  /// The first module that a Swift USR names, such as `Domain` in `s:6Domain5OrderV`.
  static func module(inUSR usr: String) -> String {
    guard usr.hasPrefix("s:") else { return usr.hasPrefix("c:") ? "C" : "" }
    let rest = usr.dropFirst(2)
    let digits = rest.prefix { $0.isNumber }
    guard let length = Int(digits) else { return "Swift" }
    return String(rest.dropFirst(digits.count).prefix(length))
  }
}
