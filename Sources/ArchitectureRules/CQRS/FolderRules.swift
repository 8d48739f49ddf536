extension CQRSRules {
  public var n2: Outcome {
    Rule.n2.outcome(folders, completeDomains, layersAreTargets, listedFeatures)
  }

  /// A folder inside a layer is a domain's, which stands in other layers, too.
  private var folders: Finding {
    let placed = files.compactMap { file in domainFolder(of: file).map { (file, $0) } }
    let breaches = placed.compactMap { file, folder in
      tree.strays[folder].map { layer in
        Breach(
          file: file.relativePath, line: 1, column: 1,
          message: "\(folder) stands in \(layer) only: it is no domain, or a domain of which the rest is missing")
      }
    }
    return Finding(
      count: placed.count, subject: "sources in domain folders", mayBeEmpty: domains.isEmpty, breaches: breaches)
  }

  /// Each domain stands in the layers that its kind needs, and in the tests.
  private var completeDomains: Finding {
    let breaches = domains.compactMap { domain -> Breach? in
      var missing = layout.missingFiles(of: domain)
      if !isTested(domain) { missing.append(Layout.filled(layout.testFile, domain.name)) }
      guard !missing.isEmpty else { return nil }
      let place = files.first { domainFolder(of: $0) == domain.name }?.relativePath ?? "Package.swift"
      return Breach(
        file: place, line: 1, column: 1,
        message: "\(domain.name) is \(domain.kind.name), and has no folder for \(missing.joined(separator: ", "))",
        symbol: domain.name)
    }
    return domainsFinding(breaches)
  }

  private func isTested(_ domain: Domain) -> Bool {
    testTexts.contains { tree.owners(ofPath: $0.relativePath).contains(domain.name) }
  }

  /// The sources of tests, without those that are samples.
  var testTexts: [SourceText] {
    code.otherTexts.filter { text in
      text.relativePath.hasPrefix("Tests/")
        && !text.relativePath.split(separator: "/").contains { layout.sampleFolders.contains(String($0)) }
    }
  }

  /// Where a layer's folder is not its target's, no domain would be found.
  private var layersAreTargets: Finding {
    let targets = code.manifest?.targets ?? []
    let breaches = layout.layers.compactMap { layer -> Breach? in
      guard let path = targets.first(where: { $0.name == layer.module })?.path, path != layer.folder else { return nil }
      return Breach(
        file: "Package.swift", line: 1, column: 1,
        message: "\(layer.module) is at \(path), and the layer table says \(layer.folder)")
    }
    return Finding(count: layout.layers.count, subject: "layers", breaches: breaches)
  }

  /// A feature of the list has folders of its name.
  private var listedFeatures: Finding {
    let breaches = layout.features.filter { !tree.isDomain($0.name) }.map { feature in
      Breach(
        file: layout.featureList, line: 1, column: 1,
        message: "\(feature.name) is in the list, and no folder has its name")
    }
    return Finding(count: layout.features.count, subject: "features of the list", mayBeEmpty: true, breaches: breaches)
  }
}
