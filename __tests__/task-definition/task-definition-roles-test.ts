import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { TerraformStack } from "cdktf";
import { Cluster, type ICluster } from "../../src/cluster/cluster";
import { parseJsonTemplate, UNKNOWN } from "../../src/core/read-json-template";
import { Role } from "../../src/iam/role";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { type Synthesised, synthesiseFully } from "../support/synth";
import { withContainer } from "../support/with-container";

const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
};
const first = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] };
const second = { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:shop"] };
const STATEMENTS = [first, second].map(({ actions, resources }) => ({
  Effect: "Allow",
  Action: actions,
  Resource: resources,
}));

function task(use: (web: FargateTaskDefinition) => void): Synthesised {
  return synthesiseFully((scope) => use(withContainer(new FargateTaskDefinition(scope, "web"))));
}

function statementsOf(stack: Synthesised, name: string): unknown {
  return JSON.parse(String(stack.resource("aws_iam_role_policy", name).policy)).Statement;
}

describe.each([
  {
    role: "execution",
    of: (web: FargateTaskDefinition) => web.executionRole,
    allow: (web: FargateTaskDefinition, statement: typeof first) => web.addToExecutionRolePolicy(statement),
  },
  {
    role: "task",
    of: (web: FargateTaskDefinition) => web.taskRole,
    allow: (web: FargateTaskDefinition, statement: typeof first) => web.addToTaskRolePolicy(statement),
  },
])("the $role role", ({ role, of, allow }) => {
  const attribute = `${role}_role_arn`;
  const name = `web_${role}_role`;

  it("is not made unless it is needed", () => {
    const stack = task(() => undefined);
    expect(stack.addresses()).toEqual(["aws_ecs_task_definition.web"]);
    expect(stack.resource("aws_ecs_task_definition", "web")).not.toHaveProperty(attribute);
  });

  it("is made when it is asked for, once, for tasks of ECS alone", () => {
    const stack = task((web) => {
      expect(of(web)).toBe(of(web));
    });
    expect(stack.addresses()).toEqual(["aws_ecs_task_definition.web", `aws_iam_role.${name}`]);
    const { assume_role_policy, ...rest } = stack.resource("aws_iam_role", name);
    expect(JSON.parse(String(assume_role_policy))).toEqual(TRUST);
    expect(rest).toEqual({ name: `stack-web-${role}-role`.replace("_", "-") });
    expect(stack.resource("aws_ecs_task_definition", "web")).toHaveProperty(attribute, `\${aws_iam_role.${name}.arn}`);
  });

  it("is made with the first permission, and may do what it is told and no more", () => {
    const stack = task((web) => {
      allow(web, first);
      allow(web, second);
    });
    expect(Object.keys(stack.resources("aws_iam_role_policy"))).toEqual([name]);
    expect(stack.resource("aws_iam_role_policy", name).role).toBe(`\${aws_iam_role.${name}.id}`);
    expect(statementsOf(stack, name)).toEqual(STATEMENTS);
    expect(stack.text).not.toHaveResource(IamRolePolicyAttachment);
  });

  it("may be one that exists: permissions become a policy of it in this stack", () => {
    const arn = "arn:aws:iam::123456789012:role/service/shop";
    const stack = synthesiseFully((scope: TerraformStack) => {
      const existing = Role.fromRoleArn(scope, "shop", arn);
      const props = { [role === "task" ? "taskRole" : "executionRole"]: existing };
      const web = withContainer(new FargateTaskDefinition(scope, "web", props));
      expect(of(web)).toBe(existing);
      allow(web, first);
    });
    expect(stack.addresses()).toEqual(["aws_ecs_task_definition.web", "aws_iam_role_policy.shop"]);
    expect(stack.resource("aws_ecs_task_definition", "web")).toHaveProperty(attribute, arn);
    expect(stack.resource("aws_iam_role_policy", "shop").role).toBe(`\${regex("[^/]+$", "${arn}")}`);
    expect(statementsOf(stack, "shop")).toEqual(STATEMENTS.slice(0, 1));
  });
});

describe("a task", () => {
  it("starts after the policy of the execution role, which is named once", () => {
    const stack = task((web) => {
      web.addToExecutionRolePolicy(first);
      web.addToExecutionRolePolicy(second);
    });
    expect(stack.resource("aws_ecs_task_definition", "web").depends_on).toEqual([
      "aws_iam_role_policy.web_execution_role",
    ]);
  });

  it("keeps what else it waits for", () => {
    const stack = task((web) => {
      web.resource.dependsOn = ["aws_vpc.main"];
      web.addToExecutionRolePolicy(first);
    });
    expect(stack.resource("aws_ecs_task_definition", "web").depends_on).toEqual([
      "aws_vpc.main",
      "aws_iam_role_policy.web_execution_role",
    ]);
  });
});

describe("a role that may run tasks", () => {
  const RUN =
    '"Action":["ecs:RunTask"],"Resource":[${jsonencode("${aws_ecs_task_definition.web.arn_without_revision}:*")}]';
  const ON_SHOP = '"Condition":{"ArnEquals":{"ecs:cluster":[${jsonencode(aws_ecs_cluster.shop.arn)}]}}';

  /** What the role `starter` may do, by an inline policy that only Terraform completes. */
  function allowed(use: (web: FargateTaskDefinition, starter: Role, cluster: ICluster) => void): string {
    const stack = synthesiseFully((scope) => {
      use(
        withContainer(new FargateTaskDefinition(scope, "web")),
        new Role(scope, "starter", { assumedBy: "scheduler.amazonaws.com" }),
        new Cluster(scope, "shop"),
      );
    });
    return String(stack.resource("aws_iam_role_policy", "starter").policy);
  }

  it("may run every revision, on one cluster, and hand on no role where there is none", () => {
    const policy = allowed((web, starter, cluster) => web.grantRun(starter, cluster));
    expect(policy).toBe(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow",${RUN},${ON_SHOP}}]}`);
  });

  it.each([
    ["before", (web: FargateTaskDefinition) => web.addToTaskRolePolicy(first), () => {}],
    ["after", () => {}, (web: FargateTaskDefinition) => web.addToTaskRolePolicy(first)],
  ])("may hand the roles of the task definition to tasks alone, made %s it got the permission", (_, before, after) => {
    const policy = allowed((web, starter, cluster) => {
      before(web);
      web.grantRun(starter, cluster);
      after(web);
    });
    expect(policy).toContain('"Resource":[${jsonencode(aws_iam_role.web_task_role.arn)}]');
    expect(parseJsonTemplate(policy)).toMatchObject({
      Statement: [
        { Action: ["ecs:RunTask"] },
        {
          Action: ["iam:PassRole"],
          Resource: [UNKNOWN],
          Condition: { StringEquals: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } },
        },
      ],
    });
  });
});
