package import Foundation

package struct SupplierView: Codable, Sendable {
  package let id: UUID
  package let name: String
  package let note: String?
  package let version: Int

  package init(id: UUID, name: String, note: String?, version: Int) {
    self.id = id
    self.name = name
    self.note = note
    self.version = version
  }
}
