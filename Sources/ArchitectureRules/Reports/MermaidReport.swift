/// The true graph of modules, drawn from the imports that the sources have.
public enum MermaidReport {
  /// - Parameter hidden: modules that are left out, such as those that everyone may import.
  public static func moduleGraph(of code: Codebase, hiding hidden: Set<String> = []) -> String {
    let graph = code.importGraph
    let lines = graph.keys.filter { !hidden.contains($0) }.sorted().flatMap { module -> [String] in
      let targets = (graph[module] ?? []).filter { !hidden.contains($0) }.sorted()
      return targets.isEmpty ? ["  \(module)"] : targets.map { "  \(module) --> \($0)" }
    }
    return (["graph TD"] + lines).joined(separator: "\n") + "\n"
  }
}

extension Codebase {
  /// Module of the package → modules of the package, system libraries included, that its sources import.
  public var importGraph: [String: Set<String>] {
    let own = Set(model.files.map(\.module)).union(
      (manifest?.targets ?? []).filter { $0.type == "system" }.map(\.name))
    var graph: [String: Set<String>] = [:]
    for file in model.files {
      let imported = text(ofFile: file.id).imports.map(\.module).filter { own.contains($0) && $0 != file.module }
      graph[file.module, default: []].formUnion(imported)
    }
    return graph
  }
}
