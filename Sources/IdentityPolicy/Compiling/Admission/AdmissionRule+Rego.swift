extension AdmissionRule {
  /// The template, the same for every workload, and the constraint that fills it in.
  var gatekeeper: [OutputTree] { [Self.template, constraint] }

  private static let template: OutputTree = [
    "apiVersion": "templates.gatekeeper.sh/v1", "kind": "ConstraintTemplate",
    "metadata": ["name": "govtopworkloadidentity"],
    "spec": [
      "crd": [
        "spec": [
          "names": ["kind": "GovtopWorkloadIdentity"],
          "validation": [
            "openAPIV3Schema": [
              "type": "object",
              "properties": [
                "serviceAccount": ["type": "string"], "bundle": ["type": "string"],
                "maxTTL": ["type": "integer"],
                "audiences": ["type": "array", "items": ["type": "string"]],
              ],
            ]
          ],
        ]
      ],
      "targets": [
        [
          "target": "admission.k8s.gatekeeper.sh",
          "code": [
            ["engine": "Rego", "source": ["version": "v1", "rego": .lines(rego)]]
          ],
        ]
      ],
    ],
  ]

  /// `deny` blocks; `dryrun` and `warn` would not.
  private var constraint: OutputTree {
    [
      "apiVersion": "constraints.gatekeeper.sh/v1beta1", "kind": "GovtopWorkloadIdentity",
      "metadata": ["name": .text(String(name.dropFirst("govtop-".count)))],
      "spec": [
        "enforcementAction": "deny",
        "match": [
          "kinds": [["apiGroups": [""], "kinds": ["Pod", "Secret"]]],
          "namespaces": [.text(namespace)],
        ],
        "parameters": [
          "serviceAccount": .text(serviceAccount), "bundle": .text(bundle),
          "maxTTL": .integer(longestToken), "audiences": .texts(audiences),
        ],
      ],
    ]
  }

  private static let rego = """
    package govtopworkloadidentity

    import rego.v1

    pod := input.review.object

    uses if pod.spec.serviceAccountName == input.parameters.serviceAccount

    violation contains {"msg": "automountServiceAccountToken must be false"} if {
      uses
      not automount_off
    }

    automount_off if pod.spec.automountServiceAccountToken == false

    violation contains {"msg": "pod must carry the approved policy bundle version"} if {
      uses
      not bundle_ok
    }

    bundle_ok if pod.metadata.annotations["\(bundleAnnotation)"] == input.parameters.bundle

    violation contains {"msg": "projected tokens need an approved audience and a short life"} if {
      uses
      some volume in pod.spec.volumes
      some source in volume.projected.sources
      token := source.serviceAccountToken
      not token_ok(token)
    }

    token_ok(token) if {
      token.audience in input.parameters.audiences
      token.expirationSeconds <= input.parameters.maxTTL
    }

    violation contains {"msg": "Secrets with tokens of this service account never expire"} if {
      pod.type == "\(tokenSecret)"
      pod.metadata.annotations["\(secretOwner)"] == input.parameters.serviceAccount
    }
    """
}
