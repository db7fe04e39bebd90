import Governance

extension Narrowing {
  mutating func narrowBreakGlass() {
    guard let overlay = overlay.breakGlass else { return }
    guard var merged = intent.breakGlass else {
      note("breakGlass", "none", "one", at: "breakGlass")
      return
    }
    if let longest = overlay.maxLifetime {
      if longest > merged.maxLifetime {
        note(
          "breakGlass.maxTTL",
          merged.maxLifetime.written,
          longest.written,
          at: "breakGlass/maxTTL"
        )
      }
      merged.maxLifetime = min(merged.maxLifetime, longest)
    }
    narrowReview(&merged.postReview, overlay)
    narrowRequires(&merged.requires, overlay)
    if let grants = overlay.grants { merged.grants = narrowed(merged.grants, to: grants) }
    intent.breakGlass = merged
  }

  private mutating func narrowReview(
    _ review: inout IntentBreakGlass.PostReview,
    _ overlay: IntentOverlay.BreakGlass
  ) {
    let pointer = "breakGlass/postReview"
    if let within = overlay.within {
      if let base = review.within, within > base {
        note("breakGlass.postReview.within", base.written, within.written, at: "\(pointer)/within")
      }
      review.within = min(review.within ?? within, within)
    }
    if let minimum = overlay.minimum {
      if minimum < review.minimum {
        note("breakGlass.postReview.min", "\(review.minimum)", "\(minimum)", at: "\(pointer)/min")
      }
      review.minimum = max(review.minimum, minimum)
    }
    guard let groups = overlay.groups else { return }
    if !Set(groups).isSubset(of: review.groups) {
      note(
        "breakGlass.postReview.groups",
        review.groups.inWords,
        groups.inWords,
        at: "\(pointer)/groups"
      )
    }
    review.groups = review.groups.filter(groups.contains)
  }

  private mutating func narrowRequires(
    _ requires: inout IntentBreakGlass.Requires,
    _ overlay: IntentOverlay.BreakGlass
  ) {
    let pointer = "breakGlass/requires"
    if let ticket = overlay.ticket {
      if let base = requires.ticket, base != ticket {
        // Whether one expression takes in less than another cannot be told in general.
        note("breakGlass.requires.ticket", "`\(base)`", "`\(ticket)`", at: "\(pointer)/ticket")
      }
      requires.ticket = requires.ticket ?? ticket
    }
    if overlay.mfa == false, requires.mfa {
      note("breakGlass.requires.mfa", "true", "false", at: "\(pointer)/mfa")
    }
    requires.mfa = requires.mfa || overlay.mfa ?? false
    guard let least = overlay.rationaleMinimum else { return }
    if least < requires.rationaleMinimum {
      note(
        "breakGlass.requires.rationaleMinChars",
        "\(requires.rationaleMinimum)",
        "\(least)",
        at: "\(pointer)/rationaleMinChars"
      )
    }
    requires.rationaleMinimum = max(requires.rationaleMinimum, least)
  }

  /// Those of the overlay that some grant of the base takes in.
  private mutating func narrowed(
    _ base: [IntentBreakGlass.Grant],
    to grants: [IntentBreakGlass.Grant]
  ) -> [IntentBreakGlass.Grant] {
    var kept: [IntentBreakGlass.Grant] = []
    for (index, grant) in grants.enumerated() {
      if base.contains(where: grant.isContained) {
        kept.append(grant)
      } else {
        note(
          "breakGlass.grants",
          base.map(\.text).inWords,
          grant.text,
          at: "breakGlass/grants/\(index)"
        )
      }
    }
    return kept
  }
}

extension IntentBreakGlass.Grant {
  package func isContained(in other: IntentBreakGlass.Grant) -> Bool {
    Set(verbs).isSubset(of: other.verbs)
      && resources.allSatisfy { own in other.resources.contains(where: own.isContained) }
  }

  var text: String {
    verbs.map(\.rawValue).inWords + " on " + resources.map(\.text).inWords
  }
}
