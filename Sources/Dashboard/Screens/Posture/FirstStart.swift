import TerminalUI

/// What an empty database shows: how to begin, in about a quarter of an hour.
enum FirstStart {
  static func lines(_ glyphs: Glyphs) -> [StyledLine] {
    [
      StyledLine([
        Span(" nothing is here yet", Style(.title, .bold)),
        Span("                                    about 15 minutes", Style(.muted)),
      ]),
      step("1 people   ", "who exists, who owns   ", "govtop import people-csv people.csv"),
      step(
        "2 aws      ",
        "accounts and policies  ",
        "aws iam get-account-authorization-details \\"
      ),
      step("           ", "                       ", "  > authz.json"),
      step("           ", "                       ", "govtop import aws-iam authz.json"),
      step(
        "3 cluster  ",
        "who may do what        ",
        "kubectl get clusterroles,\(glyphs.ellipsis) -A -o yaml \\"
      ),
      step("           ", "                       ", "  | govtop import k8s-rbac -"),
      step("4 baseline ", "adopt what exists,     ", "govtop baseline"),
      step("           ", "all to be certified", ""),
      step("or         ", "a sample organisation  ", "govtop demo"),
    ]
  }

  private static func step(_ name: String, _ what: String, _ command: String) -> StyledLine {
    StyledLine([
      Span("  " + name, Style(.accent)), Span(what, Style(.muted)), Span(command),
    ])
  }
}
