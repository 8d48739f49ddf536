import Kernel

/// Who must not come in by this door, whatever they ask.
enum DoorRefused: Refusal, CaseIterable {
  case hostNotAllowed
  case forwarded
  case originNotAllowed

  var problem: ProblemType {
    switch self {
    case .hostNotAllowed:
      ProblemType(
        "host-not-allowed", .forbidden,
        "The server trusts who reaches it here, so it is asked under a name of this machine alone: `localhost` or an "
          + "address. Behind a proxy, run it without `DEVELOPMENT_PRINCIPAL`; for operators, see "
          + "`OPERATIONS_HOST_NAMES`.")
    case .forwarded:
      ProblemType(
        "forwarded-request", .forbidden,
        "The server trusts who reaches it here, and a proxy's header says that it was somebody else. Let the proxy pass on "
          + "to `HTTP_PORT` alone, without `DEVELOPMENT_PRINCIPAL`.")
    case .originNotAllowed:
      ProblemType(
        "origin-not-allowed", .forbidden,
        "A page of another origin asked for a change. `CORS_ALLOWED_ORIGINS` lists the origins that may.")
    }
  }

  var detail: String {
    switch self {
    case .hostNotAllowed: "Ask under localhost or an address of this machine: the Host is neither."
    case .forwarded: "Ask directly and not through a proxy: this address trusts who reaches it."
    case .originNotAllowed: "A page of this origin may not do that here."
    }
  }
}
