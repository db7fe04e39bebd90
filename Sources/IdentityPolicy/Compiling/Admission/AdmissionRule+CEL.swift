extension AdmissionRule {
  /// Policies of Kubernetes itself with their bindings: without one a policy does nothing.
  var validatingPolicies: [OutputTree] {
    [
      policy(name, resource: "pods", conditions: [podCondition], validations: podValidations),
      binding(of: name),
      policy(
        "\(name)-tokens",
        resource: "secrets",
        conditions: [],
        validations: [secretValidation]
      ),
      binding(of: "\(name)-tokens"),
    ]
  }

  private func policy(
    _ name: String,
    resource: String,
    conditions: [OutputTree],
    validations: [OutputTree]
  ) -> OutputTree {
    var spec: [(String, OutputTree)] = [
      ("failurePolicy", "Fail"),
      (
        "matchConstraints",
        [
          "resourceRules": [
            [
              "apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"],
              "resources": [.text(resource)],
            ]
          ]
        ]
      ),
    ]
    if !conditions.isEmpty { spec.append(("matchConditions", .list(conditions))) }
    spec.append(("validations", .list(validations)))
    return [
      "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingAdmissionPolicy",
      "metadata": ["name": .text(name)], "spec": .map(spec),
    ]
  }

  /// `Deny` blocks; `Audit` alone would only write it down.
  private func binding(of name: String) -> OutputTree {
    [
      "apiVersion": "admissionregistration.k8s.io/v1",
      "kind": "ValidatingAdmissionPolicyBinding", "metadata": ["name": .text(name)],
      "spec": [
        "policyName": .text(name), "validationActions": ["Deny", "Audit"],
        "matchResources": [
          "namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": .text(namespace)]]
        ],
      ],
    ]
  }

  private var podCondition: OutputTree {
    [
      "name": "uses-identity",
      "expression": .text(
        "has(object.spec.serviceAccountName) && "
          + "object.spec.serviceAccountName == '\(serviceAccount)'"
      ),
    ]
  }

  private var podValidations: [OutputTree] {
    [(.automount, automountCEL), (.token, tokenCEL), (.bundle, bundleCEL)].map { lack, text in
      validation(text, message(lack))
    }
  }

  private func validation(_ expression: String, _ message: String) -> OutputTree {
    ["expression": .text(expression), "message": .text(message), "reason": "Forbidden"]
  }

  // An expression that fails denies, so each field is asked for before it is read.
  private var automountCEL: String {
    "has(object.spec.automountServiceAccountToken) && "
      + "object.spec.automountServiceAccountToken == false"
  }

  private var tokenCEL: String {
    let list = audiences.map { "'\($0)'" }.joined(separator: ", ")
    return "!has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.projected) || "
      + "!has(v.projected.sources) || v.projected.sources.all(s, !has(s.serviceAccountToken) || "
      + "(has(s.serviceAccountToken.audience) && s.serviceAccountToken.audience in [\(list)] && "
      + "has(s.serviceAccountToken.expirationSeconds) && "
      + "s.serviceAccountToken.expirationSeconds <= \(longestToken))))"
  }

  private var bundleCEL: String {
    let key = "'\(Self.bundleAnnotation)'"
    return "has(object.metadata.annotations) && \(key) in object.metadata.annotations && "
      + "object.metadata.annotations[\(key)] == '\(bundle)'"
  }

  /// Tokens kept in Secrets outlive every limit above.
  private var secretValidation: OutputTree {
    let key = "'\(Self.secretOwner)'"
    return validation(
      "!has(object.type) || object.type != '\(Self.tokenSecret)' || "
        + "!has(object.metadata.annotations) || "
        + "!(\(key) in object.metadata.annotations) || "
        + "object.metadata.annotations[\(key)] != '\(serviceAccount)'",
      secretMessage
    )
  }
}
