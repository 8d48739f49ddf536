import Foundation

/// Listens to what an `init(from:)` asks for and answers with stand-ins: the schema of one place of a document.
final class Probe {
  private enum Form {
    case unknown
    case known(JSONSchema)
    case array(Probe)
    case dictionary(Probe)
    case object([Member])
  }

  private struct Member {
    let name: String
    let probe: Probe
    var isRequired: Bool
  }

  private var form = Form.unknown
  private var isNullable = false
  private var type: Any.Type?
  private var constraints: [(JSONConstraints, Any.Type)] = []
  /// The types that are being listened to here and further out.
  private var around: [ObjectIdentifier]

  init(around: [ObjectIdentifier] = []) {
    self.around = around
  }

  func allowNull() { isNullable = true }

  func scalar<T>(_ schema: JSONSchema, _ example: T) -> T {
    form = .known(schema)
    return example
  }

  func integer<T: FixedWidthInteger>(_ type: T.Type) -> T {
    scalar(.integer(Int64(clamping: T.min)...Int64(clamping: T.max)), 0)
  }

  func number<T: BinaryFloatingPoint>(_ type: T.Type) -> T {
    let most = Double(T.greatestFiniteMagnitude)
    return scalar(.number(-most...most), 0)
  }

  func element(isDictionary: Bool) -> Probe {
    if case .array(let probe) = form { return probe }
    if case .dictionary(let probe) = form { return probe }
    let probe = Probe(around: around)
    form = isDictionary ? .dictionary(probe) : .array(probe)
    return probe
  }

  func beObject() {
    if case .object = form { return }
    form = .object([])
  }

  func member(_ name: String, isRequired: Bool = true) -> Probe {
    var members: [Member] = []
    if case .object(let known) = form { members = known }
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index].isRequired = members[index].isRequired && isRequired
      form = .object(members)
      return members[index].probe
    }
    let probe = Probe(around: around)
    form = .object(members + [Member(name: name, probe: probe, isRequired: isRequired)])
    return probe
  }

  /// Runs `init(from:)` of a type, unless its form is known without.
  func listen<T: Decodable>(to type: T.Type) throws -> T {
    if let type = type as? any JSONConstrained.Type { constraints.append((type.constraints, type)) }
    if let (schema, example) = Self.form(of: type) { return scalar(schema, example) }
    let id = ObjectIdentifier(type)
    guard !around.contains(id) else { throw JSONSchemaFault(type, "holds itself, so that its schema has no end") }
    self.type = self.type ?? type
    around.append(id)
    defer { around.removeLast() }
    do {
      return try T(from: ProbeDecoder(probe: self))
    } catch let fault as JSONSchemaFault {
      throw fault
    } catch {
      throw JSONSchemaFault(type, "refuses the stand-in for a value: make it JSONSchemaProviding (\(error))")
    }
  }

  func schema() throws -> JSONSchema {
    var schema = try plainSchema()
    for (constraints, type) in constraints { schema = try schema.bounded(by: constraints, of: type) }
    return isNullable ? .nullable(schema) : schema
  }

  private func plainSchema() throws -> JSONSchema {
    switch form {
    case .unknown: .any
    case .known(let schema): schema
    case .array(let element): .array(of: try element.schema(), count: 0...Int.max)
    case .dictionary(let element): .dictionary(of: try element.schema())
    case .object(let members):
      .object(
        name: type.map { JSONSchema.name(of: $0) } ?? "",
        properties: try members.map { JSONProperty($0.name, try $0.probe.schema(), isRequired: $0.isRequired) })
    }
  }
}
