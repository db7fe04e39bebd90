/// The first intent of a workload, with a comment at each choice.
package enum IntentTemplate {
  /// A file that compiles once its names are filled in; `name` is a DNS label.
  package static func text(_ name: String) -> String {
    """
    apiVersion: govtop.dev/v1alpha1
    kind: WorkloadIdentity
    metadata: {name: \(name)}
    spec:
      owner: {team: my-team, contacts: [my-team@example.org], recertifyEvery: 30d}
      zone: runtime                  # build, deploy, runtime, data or third-party
      environment: base              # overlays narrow it for dev, stage and prod
      dataClassification: internal   # public, internal, confidential or restricted
      subject:                       # exactly who may hold the identity, never a wildcard
        kubernetes:
          issuer: oidc.example.org/id/CLUSTER
          namespace: \(name)
          serviceAccount: \(name)
      token: {ttl: 1h, audience: [sts.amazonaws.com], automount: false}
      allow:
        - id: read-input
          verbs: [object.read, object.list]
          resources: [{provider: aws, objectStore: {bucket: "my-bucket-{env}", prefix: input/}}]
          require: [tls]
      deny:
        - {id: no-iam, verbs: [identity.admin]}
        - {id: no-delete, verbs: [object.delete]}
      egress: {mode: allowlist, hosts: [sts.us-east-1.amazonaws.com, s3.us-east-1.amazonaws.com]}
      tests:
        - name: reads its input
          action: s3:GetObject
          resource: "arn:aws:s3:::my-bucket-{env}/input/a"
          context: {aws:SecureTransport: "true"}
          expect: allow
        - name: reads nothing else
          action: s3:GetObject
          resource: "arn:aws:s3:::my-bucket-{env}/other/a"
          context: {aws:SecureTransport: "true"}
          expect: deny

    """
  }
}
