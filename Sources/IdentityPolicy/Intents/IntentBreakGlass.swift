/// Access in an emergency: activated by oneself, short, and reviewed after.
package struct IntentBreakGlass: Hashable, Sendable {
  /// Who looks at it afterwards, and until when.
  package struct PostReview: Hashable, Sendable {
    package var within: Duration?
    package var minimum: Int
    package var groups: [String]
  }

  /// What must be shown to activate it.
  package struct Requires: Hashable, Sendable {
    /// A regular expression that the ticket matches.
    package var ticket: String?
    package var mfa: Bool
    package var rationaleMinimum: Int
  }

  package struct Grant: Hashable, Sendable {
    package var verbs: [Verb]
    package var resources: [IntentResource]
  }

  package var maxLifetime: Duration
  package var postReview: PostReview
  package var requires: Requires
  package var grants: [Grant]

  /// The longest that any break-glass lasts; longer needs an approved exception.
  package static let longest = Duration.seconds(3_600)

  /// What is compiled: the shorter of what is declared and what the class allows.
  package var compiledLifetime: Duration { min(maxLifetime, Self.longest) }
}
