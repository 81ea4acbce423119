import { UNKNOWN } from "../../core/read-json-template";
import { blocks, type Configuration, type Resource, type ResourceMap } from "../configuration";
import { taskOf } from "../ecs-task-definition/task-example";
import { oneMatches, together, type Verdict } from "../iam-actions";
import { policyIn, type Statement, textsOf } from "../policy-document";
import type { Finding, Rule } from "../rule";
import { withAttribute } from "../where";
import { policyExample } from "./written-policies";

const GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
const ASSUME = "sts:AssumeRole";

interface RoleUser {
  readonly resourceType: string;
  /** The attributes that name roles. */
  readonly attributes: readonly string[];
  /** Who takes these on. */
  readonly service: string;
  readonly explanation: string;
  readonly source: string;
  readonly example: ResourceMap;
}

const USERS: readonly RoleUser[] = [
  {
    resourceType: "aws_ecs_task_definition",
    attributes: ["task_role_arn", "execution_role_arn"],
    service: "ecs-tasks.amazonaws.com",
    explanation: "ECS registers the task definition, and then is unable to assume the role: no task ever starts.",
    source: `${GUIDE}/task-iam-roles.html`,
    example: taskOf({ task_role_arn: "${aws_iam_role.web.arn}" }),
  },
  {
    resourceType: "aws_iam_instance_profile",
    attributes: ["role"],
    service: "ec2.amazonaws.com",
    explanation:
      "IAM takes the profile, and the instances get no credentials: their agent never registers them in a cluster.",
    source: `${GUIDE}/instance_IAM_role.html`,
    example: { aws_iam_instance_profile: { web: { role: "${aws_iam_role.web.name}" } } },
  },
];

/** What keeps tasks and instances from having the permissions of their roles. */
export const trustedServiceRules: readonly Rule[] = USERS.map(
  ({ resourceType, attributes: names, service, explanation, source, example }) => {
    const trusting = (Service: string) => ({
      ...policyExample("aws_iam_role", "trust", { Principal: { Service } }),
      ...example,
    });
    return {
      id: "IA006",
      resourceType,
      title: "a role trusts the service that takes it on",
      explanation,
      fix: `Let ${service} take the role on: as Principal of its assume_role_policy, { "Service": "${service}" }.`,
      source,
      concerns: withAttribute(...names),
      check: ({ attributes }, configuration) =>
        names.flatMap((name): Finding[] => {
          const role = roleNamed(attributes[name], configuration);
          if (role === undefined || trusts(role, service) !== "does not") return [];
          return [{ property: name, got: attributes[name], allowed: `a role that trusts ${service}` }];
        }),
      examples: { failing: trusting("ecs.amazonaws.com"), passing: trusting(service) },
    };
  },
);

function roleNamed(value: unknown, configuration: Configuration): Resource | undefined {
  const role = configuration.referredBy(value);
  return role?.type === "aws_iam_role" ? role : undefined;
}

/** Whether the trust policy of a role lets a service of AWS take it on. */
function trusts({ attributes }: Resource, service: string): Verdict {
  const document = policyIn(attributes, "assume_role_policy");
  if (document === undefined) return "unknown";
  const verdicts = document.statements.map(({ members }) => statementTrusts(members, service));
  return together([...verdicts, document.isWhole ? "does not" : "unknown"]);
}

function statementTrusts(members: Statement["members"], service: string): Verdict {
  const { Effect: effect, Principal: principal, Action: action, NotAction: otherActions } = members;
  // Where it is said who may not, or what, nobody needs to be found out.
  if (members.NotPrincipal !== undefined || otherActions !== undefined) return "unknown";
  if (effect === UNKNOWN || principal === UNKNOWN || principal === "*") return "unknown";
  if (String(effect).toLowerCase() !== "allow" || oneMatches(action, ASSUME) === false) return "does not";
  const { Service: named, AWS: others } = blocks(principal)[0] ?? {};
  const services = textsOf(named);
  // In China, the names of some services end otherwise.
  if (services.includes(service) || services.includes(`${service}.cn`)) return "allows";
  return services.includes(UNKNOWN) || textsOf(others).includes("*") ? "unknown" : "does not";
}
