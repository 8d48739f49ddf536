/// A type whose values tell a member that was left out from one that is `null`.
///
/// A property of such a type is optional in its object and may be `null`; when it is left out, it becomes ``absent``
/// without its `init(from:)`.
package protocol JSONAbsence: Decodable {
  static var absent: Self { get }
}
