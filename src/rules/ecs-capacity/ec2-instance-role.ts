import { blocks, type Configuration, type Resource, type ResourceMap } from "../configuration";
import { groupsLaunchedBy } from "../ec2/launched-by";
import { joins, userDataOf } from "../ec2/user-data";
import type { Verdict } from "../iam-actions";
import { roleAllows } from "../role-policies";
import type { Rule } from "../rule";
import { providersOf } from "./scaler";

const SOURCE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html";

const ACTION = "ecs:RegisterContainerInstance";
const INSTANCE_POLICY = "service-role/AmazonEC2ContainerServiceforEC2Role";
/** Policies of AWS that allow the agent to register its instance, with others that are made for something larger. */
const SUFFICIENT = [
  INSTANCE_POLICY,
  "AdministratorAccess",
  "PowerUserAccess",
  "AmazonECS_FullAccess",
  "AWSElasticBeanstalkMulticontainerDocker",
];

const JOIN = 'echo "ECS_CLUSTER=shop" >> /etc/ecs/ecs.config';

/** An instance that joins a cluster by itself, with a role that has one policy of AWS. */
function joining(resourceType: string, policy: string): ResourceMap {
  const profile = "${aws_iam_instance_profile.web.name}";
  const instance = { user_data: JOIN, iam_instance_profile: profile };
  const template = { user_data: Buffer.from(JOIN).toString("base64"), iam_instance_profile: { name: profile } };
  return {
    [resourceType]: { web: resourceType === "aws_instance" ? instance : template },
    aws_iam_instance_profile: { web: { role: "${aws_iam_role.web.name}" } },
    aws_iam_role: { web: { name: "web" } },
    aws_iam_role_policy_attachment: {
      web: { role: "${aws_iam_role.web.name}", policy_arn: `arn:aws:iam::aws:policy/${policy}` },
    },
  };
}

/** What keeps an instance from joining its cluster: AWS starts it, and no task ever runs on it. */
export const ec2InstanceRoleRules: readonly Rule[] = [
  roleRule(
    "aws_launch_template",
    ({ attributes }) => {
      const [profile] = blocks(attributes.iam_instance_profile);
      return profile === undefined ? attributes.iam_instance_profile : (profile.arn ?? profile.name);
    },
    (template, configuration) => scriptJoins(template) || isBehindProvider(template, configuration),
  ),
  roleRule("aws_instance", ({ attributes }) => attributes.iam_instance_profile, scriptJoins),
];

function roleRule(
  resourceType: string,
  profileOf: (resource: Resource) => unknown,
  isToJoin: (resource: Resource, configuration: Configuration) => boolean,
): Rule {
  return {
    id: "CL021",
    resourceType,
    title: "an instance that joins a cluster has a role with the permissions of the agent",
    explanation: "The instance starts, its agent may not register it, and tasks wait for it without end.",
    fix: `Give it an instance profile with a role that has the policy arn:aws:iam::aws:policy/${INSTANCE_POLICY}.`,
    source: SOURCE,
    check(resource, configuration) {
      if (!isToJoin(resource, configuration) || hasDynamicProfile(resource)) return [];
      const profile = profileOf(resource);
      const property = "iam_instance_profile";
      if (profile === undefined || profile === null || profile === "") {
        return [{ property, got: undefined, allowed: `a profile with a role that allows ${ACTION}` }];
      }
      if (allowed(roleOf(profile, configuration), configuration) !== "does not") return [];
      return [{ property, got: profile, allowed: `one with a role that allows ${ACTION}` }];
    },
    examples: {
      failing: joining(resourceType, "AmazonSSMManagedInstanceCore"),
      passing: joining(resourceType, INSTANCE_POLICY),
    },
  };
}

function hasDynamicProfile({ attributes }: Resource): boolean {
  return blocks(attributes.dynamic).some(({ iam_instance_profile }) => iam_instance_profile !== undefined);
}

function scriptJoins(resource: Resource): boolean {
  const script = userDataOf(resource);
  return script !== undefined && joins(script);
}

/** Whether a template is that of an Auto Scaling group which a cluster has as its capacity. */
function isBehindProvider(template: Resource, configuration: Configuration): boolean {
  return groupsLaunchedBy(template, configuration).some((group) => providersOf(group, configuration).length > 0);
}

function roleOf(profile: unknown, configuration: Configuration): Resource | undefined {
  const found = configuration.referredBy(profile);
  const role = found?.type === "aws_iam_instance_profile" ? configuration.referredBy(found.attributes.role) : undefined;
  return role?.type === "aws_iam_role" ? role : undefined;
}

function allowed(role: Resource | undefined, configuration: Configuration): Verdict {
  return roleAllows(role, ACTION, (policy) => (SUFFICIENT.includes(policy) ? "allows" : "does not"), configuration);
}
