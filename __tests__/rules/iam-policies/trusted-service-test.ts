import { check } from "../../../src/rules/check";
import type { ResourceMap } from "../../../src/rules/configuration";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { trustedServiceRules } from "../../../src/rules/iam-policies/trusted-service";
import { violated } from "../../support/rules";

const TASKS = "ecs-tasks.amazonaws.com";
const ARN = "${aws_iam_role.web.arn}";

function role(...statements: object[]): ResourceMap {
  const Statement = statements.map((each) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...each }));
  return { aws_iam_role: { web: { assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement }) } } };
}

const service = (Service: unknown) => role({ Principal: { Service } });
const task = (trust: ResourceMap, attributes: object = { task_role_arn: ARN }) =>
  violated({ ...trust, ...taskOf({ ...attributes }) });
const profile = (trust: ResourceMap, value = "${aws_iam_role.web.name}") =>
  violated({ ...trust, aws_iam_instance_profile: { web: { role: value } } });

describe("a role of tasks", () => {
  it.each<[string, ResourceMap]>([
    ["the service", service(TASKS)],
    ["several services", service(["ec2.amazonaws.com", TASKS])],
    ["the service in China", service(`${TASKS}.cn`)],
    ["a variable", service("${var.service}")],
    ["one of several, which may be it", service(["${var.service}", "ec2.amazonaws.com"])],
    ["everybody", role({ Principal: "*" })],
    ["everybody in AWS", role({ Principal: { AWS: ["*"] } })],
    ["all but one", role({ Principal: undefined, NotPrincipal: { AWS: "111122223333" } })],
    [
      "the service by a second statement",
      role({ Principal: { AWS: "111122223333" } }, { Principal: { Service: TASKS } }),
    ],
    ["the service with any action", role({ Action: "*", Principal: { Service: TASKS } })],
    [
      "the service with several actions",
      role({ Action: ["sts:TagSession", "sts:Assume*"], Principal: { Service: TASKS } }),
    ],
    [
      "the service with other actions left out",
      role({ Action: undefined, NotAction: "sts:A", Principal: { Service: TASKS } }),
    ],
    ["somebody for an unknown effect", role({ Effect: "${var.effect}", Principal: { Service: "ec2.amazonaws.com" } })],
    ["the service for an effect in small letters", role({ Effect: "allow", Principal: { Service: TASKS } })],
    [
      "what Terraform writes",
      { aws_iam_role: { web: { assume_role_policy: "${data.aws_iam_policy_document.a.json}" } } },
    ],
    [
      "somebody, and what Terraform writes",
      {
        aws_iam_role: {
          web: {
            assume_role_policy:
              '{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"a"}},${jsonencode(var.a)}]}',
          },
        },
      },
    ],
    ["an unknown principal", role({ Principal: "${var.principal}" })],
    ["nobody that is known", { aws_iam_role: { web: {} } }],
  ])("may trust %s", (_, trust) => {
    expect(task(trust)).toEqual([]);
  });

  it.each<[string, ResourceMap]>([
    ["another service", service("ec2.amazonaws.com")],
    ["other services", service(["ecs.amazonaws.com", "ec2.amazonaws.com"])],
    ["an account", role({ Principal: { AWS: "111122223333" } })],
    ["no one", role({ Principal: {} })],
    ["the service with another action", role({ Action: "sts:TagSession", Principal: { Service: TASKS } })],
    ["everybody but the service", role({ Effect: "Deny", Principal: { Service: TASKS } })],
  ])("may not trust %s alone", (_, trust) => {
    expect(task(trust)).toEqual(["IA006"]);
  });

  it("is the one of the programs and that of the agent", () => {
    const both = { task_role_arn: ARN, execution_role_arn: ARN };
    const found = check({ resource: { ...service("ec2.amazonaws.com"), ...taskOf(both) } }, trustedServiceRules);
    expect(found.map(({ property, got, allowed }) => [property, got, allowed])).toEqual([
      ["task_role_arn", ARN, `a role that trusts ${TASKS}`],
      ["execution_role_arn", ARN, `a role that trusts ${TASKS}`],
    ]);
  });

  it.each([{ task_role_arn: "arn:aws:iam::111122223333:role/web" }, { execution_role_arn: "${var.role}" }, {}])(
    "may be made elsewhere: %j",
    (attributes) => {
      expect(task(service("ec2.amazonaws.com"), attributes)).toEqual([]);
    },
  );
});

describe("a role of instances", () => {
  it("trusts EC2", () => {
    expect(profile(service("ec2.amazonaws.com"))).toEqual([]);
    expect(profile(service("ec2.amazonaws.com.cn"))).toEqual([]);
    expect(profile(service(TASKS))).toEqual(["IA006"]);
  });

  it("may be made elsewhere", () => {
    expect(profile(service(TASKS), "web")).toEqual([]);
    expect(profile(service(TASKS), "${aws_iam_user.web.name}")).toEqual([]);
  });
});
