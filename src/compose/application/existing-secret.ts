import { Secret } from "../../task-definition/secret";

/** A secret in Secrets Manager, with a key behind its ARN if any, or a parameter of the Systems Manager, that exists. */
export function existingSecret(valueFrom: string): Secret {
  const [service, resource, name, jsonField] = [2, 5, 6, 7].map((part) => valueFrom.split(":")[part]);
  if (service === "ssm") return Secret.fromSsmParameter(valueFrom);
  const arn = [...valueFrom.split(":").slice(0, 5), resource, name].join(":");
  return Secret.fromSecretsManager(arn, { jsonField: jsonField || undefined });
}
