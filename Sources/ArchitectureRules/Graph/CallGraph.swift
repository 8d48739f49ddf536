/// Who can cause whom to run, over all symbols of a model.
///
/// A node is a symbol, or (beyond the symbols) a file's top-level code. An edge is either *written*, with the
/// occurrence in the containing declaration's body, or *implied*: a requirement leads to each of its witnesses, a type
/// to what runs without being named.
public struct CallGraph: Sendable {
  public typealias Node = Int32

  public struct Edge: Sendable {
    public let from: Node
    public let to: Node
    /// The occurrence that makes the edge: a mention in a body or signature, or the witness's definition.
    public let occurrence: Int32
    public let isWritten: Bool
  }

  public let edges: [Edge]
  let symbolCount: Int
  let nodeCount: Int
  /// Edges by target: the indexes into `edges` of node `n` are `incoming[firstIncoming[n]..<firstIncoming[n + 1]]`.
  let incoming: [Int32]
  let firstIncoming: [Int32]
  let outgoing: [Int32]
  let firstOutgoing: [Int32]

  /// - Parameter texts: the words of the model's files, by id; with them, closures are followed to where they are kept.
  public init(_ model: CodeModel, texts: [SourceText] = []) {
    var builder = EdgeBuilder(model)
    builder.addWritten()
    let closures =
      texts.isEmpty ? [] : InjectedClosures(model: model, texts: texts, written: builder.edges).edges()
    builder.addImplied()
    edges = builder.edges + closures
    symbolCount = model.symbols.count
    nodeCount = symbolCount + model.files.count
    (firstIncoming, incoming) = Self.index(edges, count: nodeCount) { $0.to }
    (firstOutgoing, outgoing) = Self.index(edges, count: nodeCount) { $0.from }
  }

  public func edges(from node: Node) -> [Edge] {
    outgoing[Int(firstOutgoing[Int(node)])..<Int(firstOutgoing[Int(node) + 1])].map { edges[Int($0)] }
  }

  /// The written edges that lead to some nodes, in order.
  func writtenEdges(to nodes: some Sequence<Node>) -> [Edge] {
    let found = nodes.flatMap { incoming[Int(firstIncoming[Int($0)])..<Int(firstIncoming[Int($0) + 1])] }
    return found.sorted().map { edges[Int($0)] }.filter(\.isWritten)
  }

  private static func index(_ edges: [Edge], count: Int, by key: (Edge) -> Node) -> (first: [Int32], order: [Int32]) {
    var first = [Int32](repeating: 0, count: count + 1)
    for edge in edges { first[Int(key(edge)) + 1] += 1 }
    for node in 0..<count { first[node + 1] += first[node] }
    var next = first
    var order = [Int32](repeating: 0, count: edges.count)
    for index in edges.indices {
      let node = Int(key(edges[index]))
      order[Int(next[node])] = Int32(index)
      next[node] += 1
    }
    return (first, order)
  }
}
