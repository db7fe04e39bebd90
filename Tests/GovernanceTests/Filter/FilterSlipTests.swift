import Governance
import Testing

/// Slips of the hand in names of fields, each field of each kind.
@Suite struct FilterSlipTests {
  /// The name with one letter left out, doubled, replaced, or swapped with its neighbour.
  private static func slips(of name: String) -> Set<String> {
    let letters = Array(name)
    var slips: Set<String> = []
    for index in letters.indices {
      var dropped = letters
      dropped.remove(at: index)
      var doubled = letters
      doubled.insert(letters[index], at: index)
      var replaced = letters
      replaced[index] = "q"
      slips.formUnion([dropped, doubled, replaced].map { String($0) })
      guard index + 1 < letters.count else { continue }
      var swapped = letters
      swapped.swapAt(index, index + 1)
      slips.insert(String(swapped))
    }
    return slips
  }

  @Test(arguments: [FilterSchema.grants, .requests, .ledger, .sources])
  func `a slip in a field's name is answered with a field and never searched in silence`(
    schema: FilterSchema
  ) throws {
    for field in schema.fields where field.name.count > 2 {
      for slip in Self.slips(of: field.name) where schema.field(named: slip) == nil {
        let complaint = FilterWorld.complaint(about: "\(slip):x", in: schema)
        #expect(
          complaint?.message.hasPrefix("no field `\(slip)` here, did you mean `") == true,
          "\(schema.kind) \(slip)"
        )
        #expect(complaint?.marked == slip)
        let proposed = complaint?.message.split(separator: "`").dropFirst(3).first.map(String.init)
        #expect(proposed.flatMap { schema.field(named: $0)?.name } == proposed)
      }
    }
  }

  @Test(arguments: [FilterSchema.grants, .requests])
  func `before an upper-case letter a slip is text`(schema: FilterSchema) throws {
    for field in schema.fields {
      for slip in Self.slips(of: field.name) where schema.field(named: slip) == nil {
        let resolution = try FilterWorld.resolution(of: "\(slip):PassRole", in: schema)
        #expect(resolution.notes.map(\.text) == ["\(slip):PassRole"])
      }
    }
  }

  @Test(arguments: [
    "risk:x", "env:x", "is:x", "used:9", "used:3q", "enviroment:p", "owner:", "@none-such",
  ])
  func `what is underlined does not depend on what stands around`(text: String) throws {
    let alone = try #require(FilterWorld.complaint(about: text))
    for around in [
      "lin \(text)", "(\(text)) or ben", "-\(text)", "\"é \u{301}名前\" (a -(\(text) b))",
    ] {
      let complaint = try #require(FilterWorld.complaint(about: around))
      #expect(complaint == alone, "`\(around)`")
    }
  }
}

/// Whatever is offered can be taken.
@Suite struct FilterOfferTests {
  @Test(arguments: FilterSchema.all)
  func `every offered value makes a filter that works`(schema: FilterSchema) throws {
    let names = ["provider": ["aws", "two words", "a,b"], "owner": ["ben", "=x", "say \"hi\""]]
    let context = try FilterWorld.context(names: names)
    let completion = FilterCompletion(schema: schema, context: context)
    for field in schema.fields {
      let head = field.name + ":"
      for offer in completion.candidates(for: head, cursor: head.unicodeScalars.count) {
        let text = head + offer.text + (offer.condition == nil ? "4" : "")
        guard offer.condition != nil || field.kind == .number else { continue }
        let resolved = try FilterWorld.resolved(text, in: schema, context)
        guard let condition = offer.condition else { continue }
        #expect(try condition.resolved(for: schema, in: context).filter == resolved, "\(text)")
      }
    }
  }

  @Test(arguments: FilterSchema.all)
  func `each beginning of a field's name offers the field`(schema: FilterSchema) throws {
    let completion = FilterCompletion(schema: schema, context: try FilterWorld.context())
    for name in schema.fields.flatMap({ [$0.name] + $0.aliases }) {
      for length in 1...name.count {
        let typed = String(name.prefix(length)).uppercased()
        let texts = completion.candidates(for: "lin \(typed)", cursor: 4 + length).map(\.text)
        let field = schema.field(named: name)?.name ?? ""
        #expect(texts.contains(field + ":"), "\(schema.kind) \(typed)")
      }
    }
  }

  @Test(arguments: FilterSchema.all)
  func `each shipped view is offered and works`(schema: FilterSchema) throws {
    let completion = FilterCompletion(schema: schema, context: try FilterWorld.context())
    let offers = completion.candidates(for: "@", cursor: 1)
    #expect(offers.map(\.text) == schema.views.map { "@" + $0.name })
    for offer in offers {
      #expect(throws: Never.self) { try FilterWorld.resolved(offer.text, in: schema) }
    }
  }
}
