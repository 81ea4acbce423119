import { blocks, type Configuration, isKnown, knownList, knownString, type Resource } from "./configuration";
import { documentAllows, together, type Verdict } from "./iam-actions";
import { type PolicyDocument, policyIn } from "./policy-document";
import { remembered } from "./remembered";

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
  const { documents, managed, isWhole } = permissionsOf(role, configuration);
  return together([
    isWhole ? "does not" : "unknown",
    ...documents.map((document) => documentAllows(document, action)),
    ...managed.map((arn) => managedAllows(arn, action, ofAws, configuration)),
  ]);
}

/** What the policies of a role say. */
interface Permissions {
  readonly documents: readonly (PolicyDocument | undefined)[];
  /** The ARNs of managed policies. */
  readonly managed: readonly unknown[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** A role is asked for several actions, by several tasks. */
const permissionsOf = remembered((role: Resource, configuration: Configuration): Permissions => {
  const { managed_policy_arns: arns = [], inline_policy: inline, dynamic } = role.attributes;
  const of = (type: string, attribute: string) => policiesOf(role, type, attribute, configuration);
  const exclusive = of("aws_iam_role_policy_attachments_exclusive", "role_name").map(({ policy_arns }) => policy_arns);
  const attached = [...of("aws_iam_role_policy_attachment", "role"), ...of("aws_iam_policy_attachment", "roles")];
  const names = of("aws_iam_role_policies_exclusive", "role_name").map(({ policy_names }) => policy_names);
  return {
    documents: [...blocks(inline), ...of("aws_iam_role_policy", "role")].map((each) => policyIn(each, "policy")),
    managed: [
      ...[arns, ...exclusive].flatMap((list) => knownList(list) ?? []),
      ...attached.map(({ policy_arn }) => policy_arn),
    ],
    isWhole:
      typeof inline !== "string" &&
      dynamic === undefined &&
      [arns, ...exclusive].every((list) => knownList(list) !== undefined) &&
      names.every((list) => knownList(list)?.every((name) => isInlinePolicy(name, role, configuration)) ?? false),
  };
});

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
