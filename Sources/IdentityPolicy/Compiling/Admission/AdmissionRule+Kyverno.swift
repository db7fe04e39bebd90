extension AdmissionRule {
  /// A policy of Kyverno; `failureAction` stands with each rule, as the spec's own is deprecated.
  var kyverno: OutputTree {
    [
      "apiVersion": "kyverno.io/v1", "kind": "ClusterPolicy", "metadata": ["name": .text(name)],
      "spec": [
        "failurePolicy": "Fail", "background": true,
        "rules": [podRule, secretRule],
      ],
    ]
  }

  private var podRule: OutputTree {
    rule(
      "identity-constraints",
      kind: "Pod",
      key: "{{ request.object.spec.serviceAccountName || '' }}",
      message: "\(serviceAccount) needs automount false, an approved audience, "
        + "expirationSeconds <= \(longestToken) and bundle \(bundle)",
      pattern: [
        "metadata": ["annotations": .map([(Self.bundleAnnotation, .text(bundle))])],
        "spec": [
          "automountServiceAccountToken": false,
          "=(volumes)": [["=(projected)": ["=(sources)": [["=(serviceAccountToken)": token]]]]],
        ],
      ]
    )
  }

  private var token: OutputTree {
    [
      "audience": .text(audiences.joined(separator: " | ")),
      "expirationSeconds": .text("<=\(longestToken)"),
    ]
  }

  private var secretRule: OutputTree {
    let path = "request.object.metadata.annotations.\"\(Self.secretOwner)\""
    return rule(
      "no-token-secrets",
      kind: "Secret",
      key: "{{ \(path) || '' }}",
      message: secretMessage,
      pattern: ["=(type)": .text("!\(Self.tokenSecret)")]
    )
  }

  private func rule(
    _ name: String,
    kind: String,
    key: String,
    message: String,
    pattern: OutputTree
  ) -> OutputTree {
    [
      "name": .text(name),
      "match": [
        "any": [
          [
            "resources": [
              "kinds": [.text(kind)], "namespaces": [.text(namespace)],
              "operations": ["CREATE", "UPDATE"],
            ]
          ]
        ]
      ],
      "preconditions": [
        "all": [["key": .text(key), "operator": "Equals", "value": .text(serviceAccount)]]
      ],
      "validate": ["failureAction": "Enforce", "message": .text(message), "pattern": pattern],
    ]
  }
}
