/// Collects the faults of a document against a schema.
struct SchemaCheck {
  let document: Document
  private(set) var faults: [JSONFault] = []
  private var further = 0

  private init(document: Document) {
    self.document = document
  }

  static func run(_ schema: JSONSchema, on document: Document) throws(JSONFaults) {
    var check = SchemaCheck(document: document)
    check.value(at: 0, schema)
    if !check.faults.isEmpty { throw JSONFaults(check.faults, further: check.further) }
  }

  private mutating func value(at index: Int, _ schema: JSONSchema) {
    switch schema {
    case .any: take { document throws(JSONFaults) in _ = try document.value(at: index) }
    case .boolean: take { document throws(JSONFaults) in _ = try document.bool(at: index) }
    case .integer(let range): integer(at: index, range)
    case .number(let range): number(at: index, range)
    case .sum: take { document throws(JSONFaults) in _ = try document.sum(at: index) }
    case .string(let bounds): text(at: index, bounds.taken)
    case .time: take { document throws(JSONFaults) in _ = try document.time(at: index) }
    case .uuid: take { document throws(JSONFaults) in _ = try document.uuid(at: index) }
    case .enumeration(let values): enumeration(at: index, values)
    case .array(let element, let count): array(at: index, element, count)
    case .dictionary(let element): dictionary(at: index, element)
    case .object(_, let properties): object(at: index, properties)
    case .nullable(let schema):
      if document.nodes[index].kind != .null { value(at: index, schema) }
    }
  }

  private mutating func array(at index: Int, _ element: JSONSchema, _ count: ClosedRange<Int>) {
    guard document.nodes[index].kind == .array else { return fail("must be an array", at: index) }
    if !count.contains(Int(document.nodes[index].count)) {
      fail("must hold \(Bounds.text(count, of: "item"))", at: index)
    }
    for node in document.elements(of: index) { value(at: node, element) }
  }

  private mutating func dictionary(at index: Int, _ element: JSONSchema) {
    guard document.nodes[index].kind == .object else { return fail("must be an object", at: index) }
    for name in document.names(of: index) { value(at: name + 1, element) }
  }

  private mutating func object(at index: Int, _ properties: [JSONProperty]) {
    guard document.nodes[index].kind == .object else { return fail("must be an object", at: index) }
    var found = 0
    for property in properties {
      guard let member = document.member(property.name, of: index, verbatim: true) else {
        if property.isRequired { add(document.missing(property.name, of: index)) }
        continue
      }
      found += 1
      if property.isRequired || document.nodes[member].kind != .null { value(at: member, property.schema) }
    }
    guard found < document.nodes[index].count else { return }
    for name in document.names(of: index) {
      let text = document.text(name)
      let isKnown = properties.contains { $0.name.utf8.elementsEqual(text.utf8) }
      if !isKnown { fail("is not a known field", at: name) }
    }
  }

  mutating func fail(_ detail: @autoclosure () -> String, at index: Int) {
    add(document.fault(detail(), at: index))
  }

  /// Runs a reading and keeps its fault.
  mutating func take(_ reading: (Document) throws(JSONFaults) -> Void) {
    do throws(JSONFaults) {
      try reading(document)
    } catch {
      add(error)
    }
  }

  private mutating func add(_ more: JSONFaults) {
    guard document.tellsFaults else { return further += 1 }
    faults += more.faults
    document.tellsFaults = faults.count < JSON.maximumFaults
  }
}
