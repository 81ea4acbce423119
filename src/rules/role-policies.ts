import { blocks, type Configuration, isKnown, knownList, knownString, type Resource } from "./configuration";
import { documentAllows, together, type Verdict } from "./iam-actions";
import { policyIn } from "./policy-document";

/** The ARN of a policy of AWS, in any partition. */
const AWS_POLICY = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/;

/**
 * Whether a role allows `action`, by all of its policies in the configuration; "unknown" if there may be one that is not seen.
 *
 * @param ofAws whether a policy of AWS with that name does
 */
export function roleAllows(
  role: Resource | undefined,
  action: string,
  ofAws: (policy: string) => Verdict,
  configuration: Configuration,
): Verdict {
  if (role === undefined) return "unknown";
  const { managed_policy_arns: arns = [], inline_policy: inline, dynamic } = role.attributes;
  const seen = knownList(arns) !== undefined && typeof inline !== "string" && dynamic === undefined;
  const policyAllows = (arn: unknown) => managedAllows(arn, action, ofAws, configuration);
  const attached = ({ policy_arn }: Resource["attributes"]) => policyAllows(policy_arn);
  const own = (members: Resource["attributes"]) => documentAllows(policyIn(members, "policy"), action);
  return together([
    seen ? "does not" : "unknown",
    ...(knownList(arns) ?? []).map(policyAllows),
    ...blocks(inline).map(own),
    ...policiesOf(role, "aws_iam_role_policy_attachment", "role", configuration).map(attached),
    ...policiesOf(role, "aws_iam_policy_attachment", "roles", configuration).map(attached),
    ...policiesOf(role, "aws_iam_role_policy_attachments_exclusive", "role_name", configuration).flatMap(
      ({ policy_arns: exclusive }) => knownList(exclusive)?.map(policyAllows) ?? "unknown",
    ),
    ...policiesOf(role, "aws_iam_role_policy", "role", configuration).map(own),
    ...policiesOf(role, "aws_iam_role_policies_exclusive", "role_name", configuration).map(({ policy_names: names }) =>
      knownList(names)?.every((name) => isInlinePolicy(name, role, configuration)) ? "does not" : "unknown",
    ),
  ]);
}

/** Whether a role's inline policy of that name is in the configuration, where it is seen by itself. */
function isInlinePolicy(name: unknown, role: Resource, configuration: Configuration): boolean {
  if (configuration.referredBy(name)?.type === "aws_iam_role_policy") return true;
  const named = [
    ...blocks(role.attributes.inline_policy),
    ...policiesOf(role, "aws_iam_role_policy", "role", configuration),
  ];
  return named.some((policy) => knownString(policy.name) !== undefined && policy.name === name);
}

/** The attributes of the resources of `type` that give `role` a policy; empty ones for each that may do so. */
function policiesOf(role: Resource, type: string, attribute: string, configuration: Configuration) {
  const own = configuration.referring(role, type, attribute);
  const roleName = knownString(role.attributes.name);
  const others = namedOtherwise(type, attribute, configuration).filter((each) => !own.includes(each));
  return [
    ...own.map(({ attributes }) => attributes),
    ...others.flatMap(({ attributes }): Resource["attributes"][] => {
      const roles = [attributes[attribute]].flat();
      if (roleName !== undefined && roles.includes(roleName)) return [attributes];
      const isAnother = (each: unknown) =>
        isKnown(each) ? roleName !== undefined : configuration.referredBy(each) !== undefined;
      return roles.every(isAnother) ? [] : [{}];
    }),
  ];
}

/** There may be thousands of roles and policies, and mostly each policy refers to its role. */
const otherwise = new WeakMap<Configuration, Map<string, readonly Resource[]>>();

/** The resources of `type` that name a role other than by a reference to it. */
function namedOtherwise(type: string, attribute: string, configuration: Configuration): readonly Resource[] {
  const known = otherwise.get(configuration) ?? new Map<string, readonly Resource[]>();
  otherwise.set(configuration, known);
  const isReference = (each: unknown) => configuration.referredBy(each) !== undefined;
  const found =
    known.get(type) ??
    configuration.resources(type).filter(({ attributes }) => ![attributes[attribute]].flat().every(isReference));
  known.set(type, found);
  return found;
}

function managedAllows(
  arn: unknown,
  action: string,
  ofAws: (policy: string) => Verdict,
  configuration: Configuration,
): Verdict {
  const policy = configuration.referredBy(arn);
  if (policy?.type === "aws_iam_policy") return documentAllows(policyIn(policy.attributes, "policy"), action);
  const [, name] = AWS_POLICY.exec(knownString(arn) ?? "") ?? [];
  return name === undefined ? "unknown" : ofAws(name);
}
