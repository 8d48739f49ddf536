/// What makes code depend on more than its input: clocks, random numbers, new ids, the outside world, waiting.
enum Impurity {
  /// Whether a symbol of another package is impure, by its name and its mangled name.
  static func isImpure(_ symbol: Symbol) -> Bool {
    if symbol.usr.hasPrefix("c:@F@") { return !pureFunctionsOfC.contains(String(symbol.baseName)) }
    if symbol.usr.hasPrefix("s:8Dispatch") { return true }
    let name = symbol.name.hasPrefix("getter:") ? symbol.name.dropFirst(7) : symbol.name[...]
    if symbol.name == "init()" { return newEachTime.contains { symbol.usr.contains($0) } || isOfImpureType(symbol.usr) }
    if names.contains(String(symbol.baseName)) || names.contains(String(name)) { return true }
    if labels.contains(where: symbol.name.contains) { return true }
    if name == "now" || name == "current" || name == "autoupdatingCurrent" {
      return symbol.usr.hasPrefix("s:10Foundation") || symbol.usr.hasPrefix("s:20FoundationEssentials")
        || isOfImpureType(symbol.usr)
    }
    return isOfImpureType(symbol.usr)
  }

  private static func isOfImpureType(_ usr: String) -> Bool { types.contains { usr.contains($0) } }

  /// `Date()` and `UUID()`.
  private static let newEachTime = ["4DateV", "4UUIDV"]

  private static let names: Set<String> = [
    "sleep", "random", "randomElement", "shuffled", "shuffle", "print", "debugPrint", "dump", "readLine", "NSLog",
    "timeIntervalSinceNow",
    // The host's locale and time zone.
    "formatted",
    // Seeded anew in every process.
    "finalize",
  ]

  private static let labels = [
    "timeIntervalSinceNow:", "contentsOf:options", "init(contentsOf:", "contentsOfFile:", "write(to:", "write(toFile:",
  ]

  /// Types as they are mangled, wherever in a name.
  private static let types = [
    "27SystemRandomNumberGenerator", "15ContinuousClock", "15SuspendingClock", "11FileManager", "10FileHandle",
    "10URLSession", "10Foundation7Process", "11ProcessInfo", "10Foundation6Bundle", "10Foundation5Timer",
    "10Foundation6Thread", "10Foundation7RunLoop", "14OperationQueue", "12UserDefaults", "s11CommandLineO",
    "18NotificationCenter", "6NSDateC", "6NSUUIDC", "12OutputStream", "11InputStream", "11NSCondition",
    "10Foundation4Host", "13DateFormatter", "15NumberFormatter", "objc(cs)NSThread",
    "objc(cs)NSFileManager",
    "objc(cs)NSProcessInfo", "objc(cs)NSURLSession", "objc(cs)NSTimer", "objc(cs)NSUserDefaults", "objc(cs)NSRunLoop",
  ]

  /// What of C depends on nothing but its arguments; any other function of C may ask the system.
  private static let pureFunctionsOfC: Set<String> = [
    "abs", "labs", "fabs", "floor", "ceil", "round", "trunc", "sqrt", "cbrt", "pow", "exp", "exp2", "log", "log2",
    "log10", "fmod", "hypot", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "fmin", "fmax", "lround", "memcmp",
    "memcpy", "memmove", "memset", "strlen", "strcmp", "strncmp",
  ]
}

extension Codebase {
  /// The impure symbols of other packages that some modules mention.
  func impureSymbols(mentionedIn modules: Set<String>) -> Selection {
    var mentioned: Set<SymbolID> = []
    for edge in graph.edges where edge.isWritten && edge.to < graph.symbolCount {
      guard model.declarations.definition[Int(edge.to)] < 0 else { continue }
      if modules.contains(model.file(model.occurrence(edge.occurrence).file).module) { mentioned.insert(edge.to) }
    }
    let found = mentioned.filter { id in
      switch model.symbol(id).kind {
      case .parameter, .extension, .typealias, .module: false
      default: Impurity.isImpure(model.symbol(id))
      }
    }
    return Selection(self, found.sorted(), "clocks, ids, random numbers, I/O and waiting")
  }
}
