package import API
package import CommandLineTool
package import Configuration
import Domain
package import Projections
import Queries
import QueryPorts
package import SQLiteProjections
package import SQLiteStore

/// The features of one program, held against each other.
package struct FeatureSet: Sendable {
  package let features: [Feature]

  /// Throws `FeatureFault` when two bring the same name of anything, or one lacks what it needs or reads.
  package init(_ features: [Feature]) throws(FeatureFault) {
    self.features = features
    try Self.demandOnce("feature", features.map { ($0.name, $0.name) })
    try Self.demandOnce("read model", features.flatMap { f in f.readModels.map { ($0.table.projection, f.name) } })
    try Self.demandOnce(
      "event type", features.flatMap { f in Set(f.events.flatMap { $0.names }).sorted().map { ($0, f.name) } })
    try Self.demandOnce(
      "setting",
      TandemSettings.all.map { ($0.key, "the frame") } + features.flatMap { f in f.settings.map { ($0.key, f.name) } })
    try Self.demandOnce("subcommand", features.flatMap { f in f.subcommands.map { ($0.declaration.name, f.name) } })
    let authenticating = features.filter { $0.authenticator != nil }.map(\.name)
    guard authenticating.count < 2 else { throw .authenticators(authenticating.sorted()) }
    let names = Set(features.map(\.name))
    for feature in features {
      for need in feature.needs where !names.contains(need.name) {
        throw .missing(need.name, neededBy: feature.name)
      }
    }
    let models = Set(features.flatMap(\.readModels).map { ReadModel($0.table.projection) })
    for feature in features {
      for query in feature.queried {
        for model in query.reads where !models.contains(model) {
          throw .unknownReadModel(model.name, readBy: "\(query)", of: feature.name)
        }
      }
    }
  }

  package func readModels(_ lifecycle: ReadModelLifecycle) -> [any SQLiteTable.Type] {
    features.flatMap(\.readModels).filter { $0.lifecycle == lifecycle }.map(\.table)
  }
  /// Of the write file; each part belongs to its feature.
  package var schema: [SchemaPart] {
    [SchemaPart("inline models", InlineModels.migrations)] + features.map { SchemaPart($0.name, $0.migrations) }
  }
  package var routes: [RouteGroup] { features.map { RouteGroup($0.name, $0.routes) } }
  package var subcommands: [Subcommand] { features.flatMap(\.subcommands) }
  /// The frame's and those of the features.
  package var settings: [any SettingDeclaration] { TandemSettings.all + features.flatMap(\.settings) }

  private static func demandOnce(_ kind: String, _ names: [(name: String, feature: String)]) throws(FeatureFault) {
    var owners: [String: String] = [:]
    for (name, feature) in names {
      if let other = owners.updateValue(feature, forKey: name) {
        throw .twice(kind: kind, name: name, features: [other, feature].sorted())
      }
    }
  }
}

/// The list of features can't be a program. Found at start.
package enum FeatureFault: Error, Equatable, CustomStringConvertible {
  case twice(kind: String, name: String, features: [String])
  case missing(String, neededBy: String)
  case authenticators([String])
  case unknownReadModel(String, readBy: String, of: String)

  package var description: String {
    switch self {
    case .twice(let kind, let name, let features):
      "the \(kind) \(name) is brought twice, by \(features.joined(separator: " and ")); give one of them another name"
    case .authenticators(let features):
      "\(features.joined(separator: " and ")) both tell who sent a request; a program has one authenticator"
    case .missing(let name, let feature):
      "\(feature) needs \(name), which is not in Composition/Features.swift; add it, or remove \(feature)"
    case .unknownReadModel(let name, let query, let feature):
      "\(query) of \(feature) reads \(name), which no feature brings; it must be the name of a projection"
    }
  }
}

extension Feature {
  /// Those that its routes ask.
  fileprivate var queried: [any Query.Type] {
    routes.compactMap { route in
      if case .query(let query, _) = route.handler { query } else { nil }
    }
  }
}

extension SQLiteTable {
  fileprivate static var projection: String { F.name }
}

extension StreamEvent {
  fileprivate static var names: [String] { types.map(\.type) }
}
