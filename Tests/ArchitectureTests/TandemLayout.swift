import ArchitectureRules

/// This package's layer table: the architecture's, and what is this package's own.
let tandemLayout: Layout = {
  var layout = Layout.layered(domains: [
    Layout.Domain("Orders", in: Layout.projectedLayers)
  ])
  let values: Set<String> = ["Kernel", "Telemetry", "Configuration"]
  layout.imports["SQLiteWriters"] = ["Kernel", "JSON", "Domain", "CommandPorts", "SQLiteStore"]
  layout.imports["HostSystem"] = ["Kernel", "CommandPorts"]
  layout.imports["Signals"] = ["Kernel", "QueryPorts", "Projections"]
  layout.imports["Composition"] = values.union([
    "CommandPorts", "Commands", "Queries", "QueryPorts", "Projections", "SQLiteStore", "SQLiteWriters", "SQLiteReaders",
    "SQLiteProjections", "HostSystem", "Signals", "Secrets", "HTTPServer", "API",
  ])
  layout.backends["System"] = ["HostSystem", "Signals", "API", "Telemetry"]
  layout.decisions = decisions
  return layout
}()
