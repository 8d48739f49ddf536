import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The toolchain's `libIndexStore`, opened at run time so that no header and no link flag is needed.
///
/// `indexstore_string_ref_t` is a pointer and a length; `iovec` has the same layout, and C hands it back the same way.
struct IndexStoreLibrary {
  typealias Reference = UnsafeMutableRawPointer
  typealias Text = iovec
  typealias ErrorSlot = UnsafeMutablePointer<Reference?>
  typealias Visitor = @convention(c) (_ context: Reference?, _ item: Reference?) -> Bool
  typealias NameVisitor = @convention(c) (_ context: Reference?, _ name: Text) -> Bool

  let createStore: @convention(c) (UnsafePointer<CChar>, ErrorSlot?) -> Reference?
  let disposeStore: @convention(c) (Reference) -> Void
  let visitUnits: @convention(c) (Reference, UInt32, Reference?, NameVisitor) -> Bool
  /// Answers true on *failure*.
  let unitTime:
    @convention(c) (
      Reference, UnsafePointer<CChar>, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int64>, ErrorSlot?
    ) -> Bool
  let openUnit: @convention(c) (Reference, UnsafePointer<CChar>, ErrorSlot?) -> Reference?
  let closeUnit: @convention(c) (Reference) -> Void
  let unitMainFile: @convention(c) (Reference) -> Text
  let unitModule: @convention(c) (Reference) -> Text
  let unitWorkingFolder: @convention(c) (Reference) -> Text
  let visitDependencies: @convention(c) (Reference, Reference?, Visitor) -> Bool
  let dependencyKind: @convention(c) (Reference) -> UInt32
  let dependencyName: @convention(c) (Reference) -> Text
  let openRecord: @convention(c) (Reference, UnsafePointer<CChar>, ErrorSlot?) -> Reference?
  let closeRecord: @convention(c) (Reference) -> Void
  let visitOccurrences: @convention(c) (Reference, Reference?, Visitor) -> Bool
  let occurrenceSymbol: @convention(c) (Reference) -> Reference?
  let occurrenceRoles: @convention(c) (Reference) -> UInt64
  let occurrencePlace: @convention(c) (Reference, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Void
  let visitRelations: @convention(c) (Reference, Reference?, Visitor) -> Bool
  let relationSymbol: @convention(c) (Reference) -> Reference?
  let relationRoles: @convention(c) (Reference) -> UInt64
  let symbolUSR: @convention(c) (Reference) -> Text
  let symbolName: @convention(c) (Reference) -> Text
  let symbolKind: @convention(c) (Reference) -> UInt32
  let errorText: @convention(c) (Reference) -> UnsafePointer<CChar>?
  let disposeError: @convention(c) (Reference) -> Void

  static func open(at path: String) throws -> Self {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw ModelError.libraryUnusable(path: path, why: dlerror().map { String(cString: $0) } ?? "unknown")
    }
    func entry<T>(_ name: String, as type: T.Type = T.self) throws -> T {
      guard let address = dlsym(handle, "indexstore_" + name) else {
        throw ModelError.libraryUnusable(path: path, why: "it has no indexstore_\(name)")
      }
      return unsafeBitCast(address, to: type)
    }
    return Self(
      createStore: try entry("store_create"),
      disposeStore: try entry("store_dispose"),
      visitUnits: try entry("store_units_apply_f"),
      unitTime: try entry("store_get_unit_modification_time"),
      openUnit: try entry("unit_reader_create"),
      closeUnit: try entry("unit_reader_dispose"),
      unitMainFile: try entry("unit_reader_get_main_file"),
      unitModule: try entry("unit_reader_get_module_name"),
      unitWorkingFolder: try entry("unit_reader_get_working_dir"),
      visitDependencies: try entry("unit_reader_dependencies_apply_f"),
      dependencyKind: try entry("unit_dependency_get_kind"),
      dependencyName: try entry("unit_dependency_get_name"),
      openRecord: try entry("record_reader_create"),
      closeRecord: try entry("record_reader_dispose"),
      visitOccurrences: try entry("record_reader_occurrences_apply_f"),
      occurrenceSymbol: try entry("occurrence_get_symbol"),
      occurrenceRoles: try entry("occurrence_get_roles"),
      occurrencePlace: try entry("occurrence_get_line_col"),
      visitRelations: try entry("occurrence_relations_apply_f"),
      relationSymbol: try entry("symbol_relation_get_symbol"),
      relationRoles: try entry("symbol_relation_get_roles"),
      symbolUSR: try entry("symbol_get_usr"),
      symbolName: try entry("symbol_get_name"),
      symbolKind: try entry("symbol_get_kind"),
      errorText: try entry("error_get_description"),
      disposeError: try entry("error_dispose")
    )
  }

  /// The text of an error that a call left behind, which is then freed.
  func message(of error: Reference?) -> String {
    guard let error else { return "no reason given" }
    defer { disposeError(error) }
    return errorText(error).map { String(cString: $0) } ?? "no reason given"
  }
}

extension IndexStoreLibrary.Text {
  /// The bytes as a Swift string; empty for none.
  var string: String {
    guard let iov_base else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: iov_base, count: Int(iov_len)), as: UTF8.self)
  }
}
