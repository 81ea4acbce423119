import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformVariable } from "cdktf";
import { parseJsonTemplate } from "../../src/core/read-json-template";
import { type IRole, Role, type RoleProps } from "../../src/iam/role";
import { type Synthesised, synthesiseFully } from "../support/synth";

const ECS = "ecs-tasks.amazonaws.com";
const role = (use: (role: Role) => void = () => {}, props?: Partial<RoleProps>) =>
  synthesiseFully((stack) => use(new Role(stack, "task", { assumedBy: ECS, ...props })));

/** The statements of the inline policy at an address. */
function statements(written: Synthesised, name: string): unknown {
  const { policy } = written.resource("aws_iam_role_policy", name);
  return (parseJsonTemplate(String(policy)) as { Statement: unknown }).Statement;
}

describe("a Role", () => {
  it("trusts one service, and may do nothing", () => {
    const written = role();
    expect(written.addresses()).toEqual(["aws_iam_role.task"]);
    const { name, assume_role_policy } = written.resource("aws_iam_role", "task");
    expect(name).toBe("stack-task");
    expect(JSON.parse(String(assume_role_policy))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: ECS } }],
    });
  });

  it("has a name that IAM takes, or the user's", () => {
    const long = synthesiseFully((stack) => new Role(stack, "a".repeat(80), { assumedBy: ECS }));
    const [written] = Object.values(long.resources("aws_iam_role"));
    expect(String(written?.name)).toHaveLength(64);
    expect(role(undefined, { roleName: "mine" }).resource("aws_iam_role", "task").name).toBe("mine");
  });

  it("collects statements in one inline policy", () => {
    const written = role((task) => {
      const first = task.addToPolicy({ actions: ["s3:GetObject"], resources: ["arn:a"] });
      expect(task.addToPolicy({ effect: "Deny", actions: ["s3:*"], resources: ["arn:b"] })).toBe(first);
    });
    expect(written.addresses()).toEqual(["aws_iam_role.task", "aws_iam_role_policy.task"]);
    expect(written.resource("aws_iam_role_policy", "task").role).toBe("${aws_iam_role.task.id}");
    expect(statements(written, "task")).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:a"] },
      { Effect: "Deny", Action: ["s3:*"], Resource: ["arn:b"] },
    ]);
  });

  it("says the same only once, however often it is told, and what differs in anything as often as it differs", () => {
    const reading = { actions: ["s3:GetObject"], resources: ["arn:a"] };
    const written = role((task) => {
      for (const statement of [reading, { ...reading }, { ...reading, resources: ["arn:b"] }, reading]) {
        task.addToPolicy(statement);
      }
    });
    expect(statements(written, "task")).toEqual([
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:a"] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:b"] },
    ]);
  });

  it("says the same of what only Terraform knows once, too, however often that is asked for", () => {
    const written = synthesiseFully((stack) => {
      const task = new Role(stack, "task", { assumedBy: ECS });
      const buckets = ["one", "two"].map((id) => new TerraformVariable(stack, id, {}));
      for (const bucket of [...buckets, ...buckets]) {
        task.addToPolicy({ actions: ["s3:GetObject"], resources: [bucket.stringValue] });
      }
    });
    const { policy } = written.resource("aws_iam_role_policy", "task");
    expect(String(policy).match(/jsonencode\(.*?\)/g)).toEqual(["jsonencode(var.one)", "jsonencode(var.two)"]);
  });

  it("returns the policy, for what must not start without it", () => {
    const written = role((task) => {
      const policy = task.addToPolicy({ actions: ["a:b"], resources: ["*"] });
      new Vpc(task, "Vpc", { dependsOn: [policy] }).overrideLogicalId("after");
    });
    expect(written.resource("aws_vpc", "after").depends_on).toEqual(["aws_iam_role_policy.task"]);
  });

  it("may name what only Terraform knows, and IAM's own variables", () => {
    const written = synthesiseFully((stack) => {
      const bucket = new TerraformVariable(stack, "bucket", { type: "string" }).stringValue;
      const resources = [bucket, `${bucket}/\${aws:username}/*`];
      new Role(stack, "task", { assumedBy: ECS }).addToPolicy({ actions: ["s3:GetObject"], resources });
    });
    expect(written.resource("aws_iam_role_policy", "task").policy).toContain(
      '"Resource":[${jsonencode(var.bucket)},${jsonencode("${var.bucket}/\\u0024{aws:username}/*")}]',
    );
  });

  it("has managed policies attached, each at an address after the policy", () => {
    const arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    const written = role(undefined, { managedPolicyArns: [arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"] });
    expect(written.resources("aws_iam_role_policy_attachment")).toEqual({
      task_AmazonECSTaskExecutionRolePolicy: { role: "${aws_iam_role.task.name}", policy_arn: arn },
      task_ReadOnlyAccess: {
        role: "${aws_iam_role.task.name}",
        policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      },
    });
  });

  it("may have managed policies of the same stack", () => {
    const written = synthesiseFully((stack) => {
      const { arn } = new IamPolicy(stack, "own", {
        policy: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}',
      });
      new Role(stack, "task", { assumedBy: ECS, managedPolicyArns: [arn] });
    });
    const [attachment] = Object.values(written.resources("aws_iam_role_policy_attachment"));
    expect(attachment?.policy_arn).toBe("${aws_iam_policy.own.arn}");
  });
});

describe("a Role that exists already", () => {
  const existing = (use: (role: IRole) => void) =>
    synthesiseFully((stack) => use(Role.fromRoleArn(stack, "old", "arn:aws:iam::123456789012:role/path/of/deployer")));

  it("is not made, and not touched before a statement is added", () => {
    let arn = "";
    const written = existing((old) => {
      arn = old.roleArn;
    });
    expect(written.addresses()).toEqual([]);
    expect(arn).toBe("arn:aws:iam::123456789012:role/path/of/deployer");
  });

  it("gets one inline policy, by the name at the end of the ARN", () => {
    const written = existing((old) => {
      old.addToPolicy({ actions: ["a:b"], resources: ["*"] });
      old.addToPolicy({ actions: ["c:d"], resources: ["*"] });
    });
    expect(written.addresses()).toEqual(["aws_iam_role_policy.old"]);
    expect(written.resource("aws_iam_role_policy", "old").role).toBe(
      '${regex("[^/]+$", "arn:aws:iam::123456789012:role/path/of/deployer")}',
    );
    expect(statements(written, "old")).toHaveLength(2);
  });

  it("may have an ARN that only Terraform knows", () => {
    const written = synthesiseFully((stack) => {
      const arn = new TerraformVariable(stack, "arn", { type: "string" }).stringValue;
      Role.fromRoleArn(stack, "old", arn).addToPolicy({ actions: ["a:b"], resources: ["*"] });
    });
    expect(written.resource("aws_iam_role_policy", "old").role).toBe('${regex("[^/]+$", var.arn)}');
  });
});
