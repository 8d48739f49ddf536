/// What makes code depend on more than its input: clocks, random numbers, new ids, the outside world, waiting.
enum Impurity {
  /// Pieces of demangled names of Foundation and the standard library.
  private static let swift: [String] = [
    ".Date.init() ", ".Date.now", ".timeIntervalSinceNow", "init(timeIntervalSinceNow:", ".UUID.init() ",
    ".random(", ".randomElement(", ".shuffled(", ".shuffle(", ".SystemRandomNumberGenerator", ".ContinuousClock",
    ".SuspendingClock", ".DispatchTime", ".DispatchWallTime", ".sleep(", ".FileManager", ".FileHandle", ".URLSession",
    "Foundation.Process", ".ProcessInfo", ".Bundle", "init(contentsOf", ".write(to:", "Swift.print(", "debugPrint(",
    "Swift.dump(", "readLine(", "NSLog", "Foundation.Timer", ".DispatchQueue", ".DispatchSemaphore", ".DispatchGroup",
    ".NSCondition", "Foundation.Thread", ".RunLoop", ".OperationQueue", ".UserDefaults", ".Calendar.current",
    ".Locale.current", ".TimeZone.current", "autoupdatingCurrent", ".CommandLine", "Foundation.OutputStream",
    "Foundation.InputStream", "Foundation.Host",
  ]

  /// Names of functions of the C library.
  private static let c: Set<String> = [
    "time", "clock", "clock_gettime", "gettimeofday", "localtime", "sleep", "usleep", "nanosleep", "rand", "random",
    "arc4random", "arc4random_uniform", "arc4random_buf", "getrandom", "getentropy", "open", "fopen", "read", "write",
    "fread", "fwrite", "fputs", "puts", "getenv", "setenv", "socket", "connect", "system", "getpid", "drand48",
    "sem_wait", "pthread_cond_wait", "pthread_create", "poll", "select", "unlink", "mkdir", "stat",
  ]

  static func isImpure(_ symbol: Symbol) -> Bool {
    if symbol.usr.hasPrefix("c:") { return c.contains(String(symbol.baseName)) }
    guard let signature = Demangler.signature(ofUSR: symbol.usr) else { return false }
    return swift.contains { signature.contains($0) }
  }
}

extension Codebase {
  /// The symbols of other packages that are impure.
  var impureSymbols: Selection {
    let found = model.symbols.indices.filter { index in
      guard model.declarations.definition[index] < 0 else { return false }
      let symbol = model.symbols[index]
      switch symbol.kind {
      case .parameter, .extension, .typealias, .module: return false
      default: return Impurity.isImpure(symbol)
      }
    }
    return Selection(self, found.map { SymbolID($0) }, "clocks, ids, random numbers, I/O and waiting")
  }
}
