/// Finds circles in a graph of names.
public enum Cycles {
  /// One circle, such as `["A", "B", "A"]`, or nothing.
  public static func first(in graph: [String: Set<String>]) -> [String]? {
    var done: Set<String> = []
    for start in graph.keys.sorted() where !done.contains(start) {
      var trail: [String] = []
      if let cycle = visit(start, graph, &trail, &done) { return cycle }
    }
    return nil
  }

  private static func visit(
    _ node: String, _ graph: [String: Set<String>], _ trail: inout [String], _ done: inout Set<String>
  ) -> [String]? {
    if let start = trail.firstIndex(of: node) { return trail[start...] + [node] }
    if done.contains(node) { return nil }
    trail.append(node)
    for next in (graph[node] ?? []).sorted() {
      if let cycle = visit(next, graph, &trail, &done) { return cycle }
    }
    trail.removeLast()
    done.insert(node)
    return nil
  }
}

extension Cycles {
  /// Whether a node can be come to from another.
  public static func isReachable(_ goal: String, from start: String, in graph: [String: Set<String>]) -> Bool {
    var seen: Set<String> = []
    var queue = [start]
    while let node = queue.popLast() {
      if node == goal { return true }
      guard seen.insert(node).inserted else { continue }
      queue += graph[node] ?? []
    }
    return false
  }
}
