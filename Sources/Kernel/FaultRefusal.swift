/// A refusal for what is no fault of the caller's: the log tells its cause, which the caller does not hear.
package protocol FaultRefusal: Refusal {
  var cause: String { get }
  /// It may be over in a moment without anybody's help: a warning, no error.
  var mayPass: Bool { get }
}
