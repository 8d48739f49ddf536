import ArchitectureRules
import Composition

/// What the list of features says: each one's name, which is its folder's, and the names of those that it needs.
let featureNeeds = Feature.all.map { (name: $0.name, needs: $0.needs.map(\.name)) }

/// This package's layer table: the architecture's, and what is this package's own. The domains are told by the folders.
let tandemLayout = layout(of: featureNeeds)

func layout(of features: [(name: String, needs: [String])]) -> Layout {
  var layout = Layout.layered()
  layout.features = features.map { Layout.Feature($0.name, needs: $0.needs) }
  layout.openPorts = [
    Layout.OpenPort("WallClock", because: "a command is stamped when it is taken, before it queues"),
    Layout.OpenPort("IdentifierSource", because: "a command without a key is given an id"),
    Layout.OpenPort("Fingerprinting", because: "a repeated key is told from a used one by the request's fingerprint"),
    Layout.OpenPort("ListSort", because: "the closed list of a list's sort keys is a value that a route reads"),
  ]
  layout.backends["System"] = ["HostSystem", "Signals", "API", "Telemetry"]
  layout.decisions = decisions
  return layout
}
