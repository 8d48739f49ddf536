/// A value type that says its form itself, because its `init(from:)` refuses some values.
package protocol JSONSchemaProviding: Decodable {
  static var jsonSchema: JSONSchema { get }
  /// Any valid value; stands in while the schema of a type around this one is found out.
  static var jsonExample: Self { get }
}
