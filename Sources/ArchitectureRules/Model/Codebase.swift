import Foundation

/// Everything that rules ask: the compiler's model, the call graph, the words of each source, and the manifest.
public final class Codebase: Sendable {
  public let model: CodeModel
  public let graph: CallGraph
  /// The words of each file of the model, by its id.
  public let texts: [SourceText]
  /// The words of sources that only the lexer sees: tests, and `Package.swift`.
  public let otherTexts: [SourceText]
  public let manifest: PackageManifest?
  /// The string literals of the model's files with the declaration that each stands in.
  public let literals: [StringLiteral]

  let names: NameIndex
  /// For each file its occurrences in the model.
  let fileRanges: [Range<Int>]
  /// For each file the written edges whose mention stands in it.
  let edgesByFile: [[Int32]]

  public init(model: CodeModel, otherTexts: [SourceText] = [], manifest: PackageManifest? = nil) throws {
    self.model = model
    self.otherTexts = otherTexts
    self.manifest = manifest
    texts = try model.files.map { try SourceText.read(path: $0.path, relativePath: $0.relativePath) }
    graph = CallGraph(model, texts: texts)
    literals = StringLiteral.all(in: texts, of: model)
    names = NameIndex(model)
    fileRanges = Self.ranges(of: model)
    edgesByFile = Self.writtenEdges(of: graph, model)
  }

  /// Loads all of it for a package: `folders` through the index, the tests and the manifest as text.
  public static func load(
    _ sources: CodeModel.Sources, testFolders: [String] = ["Tests"], store: String, library: String? = nil
  ) throws -> Codebase {
    let manifest = try PackageManifest.Reading(root: IndexLocation.canonical(sources.root))
    let model = try CodeModel.load(sources, store: store, library: try library ?? IndexLocation.library())
    let tests = try? SourceListing.read(root: model.root, folders: testFolders, excluding: sources.excluded)
    var others = try (tests?.entries ?? []).map { try SourceText.read(path: $0.path, relativePath: $0.relativePath) }
    others.append(try SourceText.read(path: "\(model.root)/Package.swift", relativePath: "Package.swift"))
    return try Codebase(model: model, otherTexts: others, manifest: try manifest.finish())
  }

  public func text(ofFile id: FileID) -> SourceText { texts[Int(id)] }

  public func text(at relativePath: String) -> SourceText? {
    texts.first { $0.relativePath == relativePath } ?? otherTexts.first { $0.relativePath == relativePath }
  }
}
