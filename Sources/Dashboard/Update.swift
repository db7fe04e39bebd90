extension Dashboard {
  /// The first orders: what the open screen needs.
  package static func start(_ state: inout State) -> [Effect] { [] }

  /// The one door into state: takes in what happened and answers with what is to be done outside.
  package static func update(_ state: inout State, _ event: Event) -> [Effect] { [] }
}
