/// Fills in the ids behind references: `…_id` of what stands in the same scope, by its name there.
struct Resolution {
  /// A column that names something, and where that is found by which name.
  private struct Reference {
    let table: Table
    let column: String
    let target: Table
    let name: String
  }

  private static let references = [
    Reference(table: .principal, column: "boundary", target: .policy, name: "native_id"),
    Reference(table: .membership, column: "member", target: .principal, name: "native_id"),
    Reference(table: .membership, column: "container", target: .principal, name: "native_id"),
    Reference(table: .policy, column: "holder", target: .principal, name: "native_id"),
    Reference(table: .policyVersion, column: "policy", target: .policy, name: "native_id"),
    Reference(table: .statement, column: "policy", target: .policy, name: "native_id"),
    Reference(table: .entitlement, column: "policy", target: .policy, name: "native_id"),
    Reference(table: .assignment, column: "entitlement", target: .entitlement, name: "native_key"),
    Reference(table: .assignment, column: "holder", target: .principal, name: "native_id"),
    Reference(table: .trust, column: "role", target: .principal, name: "native_id"),
    Reference(table: .trust, column: "trusted", target: .principal, name: "native_id"),
  ]

  static func run(on connection: any Connection) throws(StoreError) {
    for target in ["principal", "policy"] {
      try connection.run("create index \(target)_name on stage_\(target) (native_id, id)")
    }
    try connection.run("create index entitlement_name on stage_entitlement (native_key, id)")
    for reference in references {
      let stage = reference.table.stage.name
      try connection.run(
        """
        update \(stage)
        set \(reference.column)_id = (
          select min(target.id)
          from \(reference.target.stage.name) target
          where target.\(reference.name) = \(stage).\(reference.column)
        )
        where \(reference.column) is not null
        """
      )
    }
  }
}
