/// Why no model could be made. Each of these fails the suite: a rule is never passed on less than the whole truth.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  case libraryNotFound(tried: [String])
  case libraryUnusable(path: String, why: String)
  case storeNotFound(tried: [String])
  case storeUnreadable(path: String, why: String)
  case noSources(root: String)
  case sourcesWithoutUnit([String])
  case sourcesNewerThanUnit([String])
  case unreadableFile(String)
  case manifest(String)

  public var description: String {
    switch self {
    case .libraryNotFound(let tried):
      "libIndexStore was not found. Set ARCHITECTURE_INDEX_LIBRARY to it. Tried: \(tried.joined(separator: ", "))"
    case .libraryUnusable(let path, let why):
      "\(path) can't be used: \(why)"
    case .storeNotFound(let tried):
      "No index store was found: build in debug first, or set ARCHITECTURE_INDEX_STORE. Tried: "
        + tried.joined(separator: ", ")
    case .storeUnreadable(let path, let why):
      "The index store \(path) can't be read: \(why)"
    case .noSources(let root):
      "There is no Swift source below \(root)"
    case .sourcesWithoutUnit(let files):
      "The index knows nothing of these sources; build the whole package in debug: \(files.joined(separator: ", "))"
    case .sourcesNewerThanUnit(let files):
      "These sources changed after they were indexed; build again: \(files.joined(separator: ", "))"
    case .unreadableFile(let path):
      "\(path) can't be read"
    case .manifest(let why):
      "The package manifest can't be read: \(why)"
    }
  }
}
