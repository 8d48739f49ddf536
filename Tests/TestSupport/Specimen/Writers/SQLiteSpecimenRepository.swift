package import CommandPorts
package import Foundation
import SQLiteWriters

package struct SQLiteSpecimenRepository: SpecimenRepository {
  private let streams = EventStreams<Specimen> { "specimen-" + $0.uuidString.lowercased() }

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Specimen? {
    try streams.load(id, in: transaction)
  }

  package func save(_ specimen: Specimen, in transaction: any Transaction) throws {
    try streams.save(specimen, in: transaction)
  }
}
