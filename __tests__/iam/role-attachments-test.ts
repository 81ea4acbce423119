import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { ITerraformDependable, TerraformResource } from "cdktf";
import { ManagedPolicy } from "../../src/iam/managed-policy";
import { Principal } from "../../src/iam/principal";
import { type IRole, Role, type RoleProps } from "../../src/iam/role";
import { synthesiseFully } from "../support/synth";

const EC2 = "ec2.amazonaws.com";
const role = (use: (role: Role) => void = () => {}, props?: Partial<RoleProps>) =>
  synthesiseFully((stack) => use(new Role(stack, "task", { assumedBy: EC2, ...props })));

describe("a policy that is attached to a role", () => {
  it("has an address after the role and its own name", () => {
    const written = role((task) => task.attach("ssm", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"));
    expect(written.resources("aws_iam_role_policy_attachment")).toEqual({
      task_ssm: {
        role: "${aws_iam_role.task.name}",
        policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
      },
    });
  });

  it("may be one of the same stack", () => {
    const written = synthesiseFully((stack) => {
      const statements = [{ actions: ["s3:GetObject"], resources: ["*"] }];
      const reading = new ManagedPolicy(stack, "reading", { statements });
      for (const id of ["one", "two"]) new Role(stack, id, { assumedBy: EC2 }).attach("reading", reading.policyArn);
    });
    for (const name of ["one_reading", "two_reading"]) {
      expect(written.resource("aws_iam_role_policy_attachment", name).policy_arn).toBe("${aws_iam_policy.reading.arn}");
    }
  });

  it("can be waited for, whether it came with the role or later", () => {
    const written = role(
      (task) => {
        task.attach("later", "arn:aws:iam::aws:policy/B");
        new Vpc(task, "Vpc", { dependsOn: [...task.attachments] }).overrideLogicalId("after");
      },
      { managedPolicyArns: ["arn:aws:iam::aws:policy/First"] },
    );
    expect(written.resource("aws_vpc", "after").depends_on).toEqual([
      "aws_iam_role_policy_attachment.task_First",
      "aws_iam_role_policy_attachment.task_later",
    ]);
  });

  it("is told of, with the inline policy, once each, whoever asks and when", () => {
    const told = (of: (role: Role) => IRole) => {
      const policies: string[] = [];
      const written = role((task) => {
        const asked = of(task);
        const note = (policy: ITerraformDependable) => policies.push((policy as TerraformResource).friendlyUniqueId);
        task.attach("first", "arn:aws:iam::aws:policy/A");
        asked.whenAllowed(note);
        for (const action of ["s3:GetObject", "s3:PutObject"])
          asked.addToPolicy({ actions: [action], resources: ["*"] });
        task.attach("second", "arn:aws:iam::aws:policy/B");
        asked.whenAllowed(note);
      });
      expect(written.addresses()).toContain("aws_iam_role.task");
      return policies;
    };
    const all = ["task_first", "task", "task_second"];
    expect(told((task) => task)).toEqual([...all, ...all]);
    const existing = ["task_old"];
    expect(told((task) => Role.fromRoleArn(task, "old", "arn:aws:iam::1:role/old"))).toEqual([
      ...existing,
      ...existing,
    ]);
  });

  it("is none if none is named", () => {
    role((task) => expect(task.attachments).toEqual([]));
  });
});

describe("the description of a role", () => {
  it("is the user's, or none", () => {
    expect(role(undefined, { description: "runs tasks" }).resource("aws_iam_role", "task").description).toBe(
      "runs tasks",
    );
    expect(role().resource("aws_iam_role", "task")).not.toHaveProperty("description");
  });
});

describe("grantAssumeRole", () => {
  const statement = [{ Effect: "Allow", Action: ["sts:AssumeRole"] }];

  /** The policy of `other`, which may take on a role that trusts its account. */
  function policyOf(other: (scope: Role) => IRole): string {
    const written = role((task) => task.grantAssumeRole(other(task)), { assumedBy: Principal.account("123456789012") });
    const policies = Object.values(written.resources("aws_iam_role_policy"));
    expect(policies).toHaveLength(1);
    return String(policies[0]?.policy);
  }

  it.each<[string, (scope: Role) => IRole]>([
    ["a role of the stack", (scope) => new Role(scope, "ops", { assumedBy: EC2 })],
    ["a role that exists", (scope) => Role.fromRoleArn(scope, "ops", "arn:aws:iam::123456789012:role/ops")],
  ])("allows %s to take on this role, and no other", (_, other) => {
    const [before, after] = policyOf(other).split("${jsonencode(aws_iam_role.task.arn)}");
    expect(JSON.parse(`${before}"task"${after}`).Statement).toEqual([{ ...statement[0], Resource: ["task"] }]);
  });

  it("does not change whom this role trusts", () => {
    const written = role((task) => task.grantAssumeRole(new Role(task, "ops", { assumedBy: EC2 })));
    const { assume_role_policy } = written.resource("aws_iam_role", "task");
    expect(JSON.parse(String(assume_role_policy)).Statement).toMatchObject([{ Principal: { Service: EC2 } }]);
  });
});
