/// Which stored properties some values show: an optional that none of them has is told by its path.
struct FieldsShown {
  private var shown: Set<String> = []
  private var absent: Set<String> = []

  var missing: [String] { absent.subtracting(shown).sorted() }

  mutating func look(at value: Any, path: String = "") {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      guard let wrapped = mirror.children.first else {
        absent.insert(path)
        return
      }
      shown.insert(path)
      look(at: wrapped.value, path: path)
    case .collection, .set, .dictionary:
      if mirror.children.isEmpty { absent.insert(path) } else { shown.insert(path) }
      for child in mirror.children { look(at: child.value, path: path) }
    case .struct, .tuple, .enum:
      guard !String(reflecting: type(of: value)).hasPrefix("Foundation") else { return }
      for child in mirror.children {
        let name = child.label ?? ""
        look(at: child.value, path: path.isEmpty ? name : "\(path).\(name)")
      }
    default: return
    }
  }
}
