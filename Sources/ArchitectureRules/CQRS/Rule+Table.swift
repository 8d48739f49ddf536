extension Rule {
  public static let l1 = Rule(
    id: "L1", title: "Every import is in the layer table",
    reason: "the build does not check imports, so an undeclared one works until the day it doesn't",
    mend: "move the code to the layer that may see it, or hand the value in through a port")
  public static let l2 = Rule(
    id: "L2", title: "The manifest is the layer table, and nothing runs in a circle",
    reason: "two parts that need each other are one part with two names",
    mend: "change Package.swift and the table together; break a circle with a type in Shared")
  public static let l3 = Rule(
    id: "L3", title: "A C library is touched by its one target",
    reason: "unsafe calls stay where they were reviewed, and the library can be replaced",
    mend: "add what you need to the Swift type of the owning target")
  public static let q1 = Rule(
    id: "Q1", title: "The read side never reaches the write side",
    reason: "a query must be able to run against a replica",
    mend: "move the call into a {Verb}{Noun}Interactor")
  public static let q2 = Rule(
    id: "Q2", title: "Query services return DTOs",
    reason: "what the wire shows must not change with the domain, nor leak it",
    mend: "return a view from QueryPorts; hold gateways only")
  public static let q3 = Rule(
    id: "Q3", title: "Gateways and readers only read",
    reason: "a reader that writes breaks the promise that reads are free of effects",
    mend: "name it get…, list…, count… or exists…, keep its SQL to SELECT, and read through ReadConnection only")
  public static let c1 = Rule(
    id: "C1", title: "The write side never reaches the read side",
    reason: "a decision made on a read model is made on the past",
    mend: "load what you need through a repository, inside the unit of work")
  public static let c2 = Rule(
    id: "C2", title: "Interactors return an id, nothing, or a command result",
    reason: "a command that returns an entity or a DTO is a query in disguise",
    mend: "return the id; the caller asks a query")
  public static let c3 = Rule(
    id: "C3", title: "Write ports say what they do and take the transaction",
    reason: "with three verbs a port can't hide a read model or a service",
    mend: "use the port's verbs and take `in transaction: any Transaction`; what reads outside is a …Lookup with find…")
  public static let c4 = Rule(
    id: "C4", title: "Write ports are called only inside a unit of work",
    reason: "a write outside of one is neither atomic nor durable",
    mend: "move the call into the body of `unitOfWork.perform`")
  public static let n1 = Rule(
    id: "N1", title: "One use case, one file, one name",
    reason: "who knows the route knows the file",
    mend: "name them {Verb}{Noun}Command and {Verb}{Noun}Interactor (…Query, …QueryService) in {Verb}{Noun}.swift")
  public static let n2 = Rule(
    id: "N2", title: "Each domain has the same folders in every layer",
    reason: "a feature is found by one name, and a new one is the same folders again",
    mend: "move the file into its domain's folder, or make the files that it names")
  public static let n3 = Rule(
    id: "N3", title: "Only its own folders, the list and features that need it name a domain's types",
    reason: "a domain is removed by deleting its folders and its line of the list",
    mend: "move the file into the domain's folder, or take what it needs from the feature's value")
  public static let d1 = Rule(
    id: "D1", title: "Domain and application read no clock, make no id and do no I/O",
    reason: "what a command decides must depend on nothing but its input, so that a test can repeat it",
    mend: "take the value as a parameter, or through a port")
  public static let d2 = Rule(
    id: "D2", title: "Commands, queries, DTOs and events are immutable values",
    reason: "a message that changes on the way is no message",
    mend: "make it a struct of `let`s that are values themselves")
  public static let d3 = Rule(
    id: "D3", title: "A domain uses its own folder and Shared",
    reason: "domains that reach into each other can't be removed, moved or understood alone",
    mend: "refer to the other domain by id, put what both need into Shared, or say `needs` in the feature")
  public static let p1 = Rule(
    id: "P1", title: "Projections are deterministic and alone write their tables",
    reason: "a rebuild must give the same rows",
    mend: "take the time from the event; write read-model rows in a projection only")
  public static let p2 = Rule(
    id: "P2", title: "Every port has one adapter per backend",
    reason: "a port without an adapter is a wish, one with two is a riddle",
    mend: "remove one adapter, or write the missing one")
  public static let a1 = Rule(
    id: "A1", title: "Routes reach their own bus, and only buses reach factories",
    reason: "who walks around the bus walks around the policy",
    mend: "send a command or a query through the bus that the route was given")
  public static let a2 = Rule(
    id: "A2", title: "Every use case is made by one factory and registered",
    reason: "a use case that is made twice is wired in two ways, one that is left out fails at run time",
    mend: "make it once in its domain's …CommandDeps or …QueryDeps, and put it into `registrations`")
  public static let a3 = Rule(
    id: "A3", title: "Every command and query declares its own policy",
    reason: "a default policy is a door that nobody decided to open",
    mend: "write `static let policy` in the type itself")
  public static let e1 = Rule(
    id: "E1", title: "Every event has a type, a version and golden files",
    reason: "a stored event is read for ever",
    mend: "declare `type` and `version`, and keep {type}.v{n}.json of each version in the tests")
  public static let t1 = Rule(
    id: "T1", title: "Waits count on the monotonic clock",
    reason: "an hour's step back of the wall clock makes a wait by it an hour longer",
    mend: "wait on a `Monitor` of Waiting; for a task, take `Task.sleep(for:)`; for a time to act at, a `DispatchTime`")
  public static let s1 = Rule(
    id: "S1", title: "SQL is static, lives in Infrastructure, and each table has one owner",
    reason: "built SQL is where injection and full scans come from",
    mend: "write one literal with parameters, in the adapter of the table's owner, where its migrations stand, too")
}
