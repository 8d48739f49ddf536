/// Answers, for one set of forbidden nodes, which mentions in the subject's own text lead to them.
public struct Reachability {
  /// One step of a path: what is reached, and the mention that reaches it.
  public struct Hop: Sendable {
    public let node: CallGraph.Node
    public let occurrence: Int32
  }

  private let graph: CallGraph
  /// For each node the edge to take towards a target; −1 for none, −2 for a target itself.
  private var next: [Int32]

  private static let unreached: Int32 = -1
  private static let target: Int32 = -2

  /// - Parameters:
  ///   - targets: the nodes that must not be reached.
  ///   - isSubject: whether a node belongs to the rule's subject; a subject's own mentions are not followed but reported.
  ///   - isOpen: whether a path may lead through a node; closed nodes end it.
  ///   - isOpenEdge: whether a path may take an implied edge.
  public init(
    _ graph: CallGraph, targets: some Sequence<CallGraph.Node>, isSubject: [Bool], isOpen: [Bool]? = nil,
    isOpenEdge: (CallGraph.Edge) -> Bool = { _ in true }
  ) {
    self.graph = graph
    var next = [Int32](repeating: Self.unreached, count: graph.nodeCount)
    var queue: [CallGraph.Node] = []
    for node in targets where next[Int(node)] == Self.unreached {
      next[Int(node)] = Self.target
      queue.append(node)
    }
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      for slot in Int(graph.firstIncoming[node])..<Int(graph.firstIncoming[node + 1]) {
        let index = graph.incoming[slot]
        let edge = graph.edges[Int(index)]
        let from = Int(edge.from)
        if next[from] != Self.unreached { continue }
        if edge.isWritten && isSubject[from] { continue }
        if let isOpen, !isOpen[from] { continue }
        if !edge.isWritten, !isOpenEdge(edge) { continue }
        next[from] = index
        queue.append(edge.from)
      }
    }
    self.next = next
  }

  /// The mentions in the subject's text that lead to a target.
  public func offendingEdges(isSubject: [Bool]) -> [CallGraph.Edge] {
    graph.edges.filter { $0.isWritten && isSubject[Int($0.from)] && next[Int($0.to)] != Self.unreached }
  }

  /// The way from an offending edge to the target.
  public func path(from edge: CallGraph.Edge) -> [Hop] {
    var hops = [Hop(node: edge.to, occurrence: edge.occurrence)]
    var node = edge.to
    while next[Int(node)] >= 0 {
      let step = graph.edges[Int(next[Int(node)])]
      hops.append(Hop(node: step.to, occurrence: step.occurrence))
      node = step.to
    }
    return hops
  }
}

extension Reachability {
  /// Whether a node is a target or leads to one.
  public func reaches(_ node: CallGraph.Node) -> Bool { next[Int(node)] != Self.unreached }
}
