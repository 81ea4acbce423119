import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const SCRIPT = 'echo "ECS_CLUSTER=shop" >> /etc/ecs/ecs.config';
const POLICY = "policy/service-role/AmazonEC2ContainerServiceforEC2Role";
const PROFILE = { arn: "${aws_iam_instance_profile.web.arn}" };
const ROLE = "${aws_iam_role.web.name}";

/** A launch template whose instances join a cluster. */
function template(attributes: Attributes, others: ResourceMap = {}): ResourceMap {
  const user_data = Buffer.from(SCRIPT).toString("base64");
  return { aws_launch_template: { web: { user_data, ...attributes } }, ...others };
}

/** The template with a profile and its role, to which `policies` are given. */
function withRole(policies: ResourceMap, role: Attributes = {}): ResourceMap {
  return template(
    { iam_instance_profile: PROFILE },
    {
      aws_iam_instance_profile: { web: { role: ROLE } },
      aws_iam_role: { web: { name: "web", ...role }, other: { name: "other" } },
      ...policies,
    },
  );
}

const attached = (policy_arn: unknown, role: unknown = ROLE) => ({
  aws_iam_role_policy_attachment: { web: { role, policy_arn } },
});
const inline = (policy: unknown, role: unknown = ROLE) => ({ aws_iam_role_policy: { web: { role, policy } } });
const allowing = (Action: string) => JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "*" }] });

describe("an instance that joins a cluster", () => {
  it("has a profile", () => {
    expect(messages(template({}))).toEqual([
      "CL021 [aws_launch_template.web] iam_instance_profile is not set; allowed: a profile with a role that allows " +
        "ecs:RegisterContainerInstance. Give it an instance profile with a role that has the policy " +
        `arn:aws:iam::aws:${POLICY}.`,
    ]);
    expect(violated({ aws_instance: { web: { user_data: SCRIPT } } })).toEqual(["CL021"]);
    const user_data_base64 = Buffer.from(SCRIPT).toString("base64");
    expect(violated({ aws_instance: { web: { user_data_base64 } } })).toEqual(["CL021"]);
    const encoded = '${base64encode("ECS_CLUSTER=${aws_ecs_cluster.web.name}")}';
    expect(violated(template({ user_data: encoded }))).toEqual(["CL021"]);
    const windows = Buffer.from("Initialize-ECSAgent -Cluster shop").toString("base64");
    expect(violated(template({ user_data: windows }))).toEqual(["CL021"]);
  });

  it("may have a profile from elsewhere", () => {
    for (const iam_instance_profile of [{ name: "web" }, { arn: "${var.arn}" }, "${var.profile}"]) {
      expect(violated(template({ iam_instance_profile }))).toEqual([]);
    }
    expect(violated(template({ dynamic: { iam_instance_profile: { for_each: "${var.profiles}" } } }))).toEqual([]);
    expect(violated({ aws_instance: { web: { user_data: SCRIPT, iam_instance_profile: "web" } } })).toEqual([]);
  });

  it("joins by its script, or because it is the capacity of a cluster", () => {
    const user_data = undefined;
    expect(violated(template({ user_data }))).toEqual([]);
    const group = (attributes: Attributes) => ({
      aws_autoscaling_group: { web: { vpc_zone_identifier: ["subnet-1"], ...attributes } },
    });
    const provider = {
      aws_ecs_capacity_provider: {
        web: { auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.web.arn}" } },
      },
    };
    const launch_template = { id: "${aws_launch_template.web.id}", version: "$Latest" };
    const mixed_instances_policy = {
      launch_template: { launch_template_specification: { launch_template_id: "${aws_launch_template.web.id}" } },
    };
    expect(violated(template({ user_data }, group({ launch_template })))).toEqual([]);
    expect(violated(template({ user_data }, { ...group({ launch_template }), ...provider }))).toEqual(["CL021"]);
    expect(violated(template({ user_data }, { ...group({ mixed_instances_policy }), ...provider }))).toEqual(["CL021"]);
  });

  it("may have a script that only Terraform knows", () => {
    expect(violated(template({ user_data: "${var.script}" }))).toEqual([]);
    expect(violated({ aws_instance: { web: { user_data: "${var.script}" } } })).toEqual([]);
  });
});

describe("the role of an instance that joins a cluster", () => {
  it.each([
    `arn:aws:iam::aws:${POLICY}`,
    `arn:aws-cn:iam::aws:${POLICY}`,
    "arn:aws-us-gov:iam::aws:policy/AdministratorAccess",
    "arn:aws:iam::aws:policy/PowerUserAccess",
    "arn:aws:iam::aws:policy/AmazonECS_FullAccess",
  ])("may register it by %s", (arn) => {
    expect(violated(withRole(attached(arn)))).toEqual([]);
    expect(violated(withRole(attached(arn, "web")))).toEqual([]);
    expect(violated(withRole({}, { managed_policy_arns: [arn] }))).toEqual([]);
  });

  it.each(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore", "arn:aws:iam::aws:policy/ReadOnlyAccess"])(
    "may not by %s",
    (arn) => {
      expect(messages(withRole(attached(arn)))).toEqual([
        expect.stringMatching(
          /^CL021 \[.*\] iam_instance_profile is "\$\{aws_iam_instance_profile.web.arn\}"; allowed: one with a role that allows/,
        ),
      ]);
      expect(violated(withRole({}, { managed_policy_arns: [arn] }))).toEqual(["CL021"]);
    },
  );

  it("may by a policy of its own", () => {
    expect(violated(withRole(inline(allowing("ecs:*"))))).toEqual([]);
    expect(violated(withRole(inline(allowing("s3:*"))))).toEqual(["CL021"]);
    expect(violated(withRole({}, { inline_policy: [{ policy: allowing("ecs:Register*") }] }))).toEqual([]);
    expect(violated(withRole(inline(allowing("ecs:*"), "${aws_iam_role.other.id}")))).toEqual(["CL021"]);
    expect(violated(withRole({}))).toEqual(["CL021"]);
  });

  it("may by a policy of the configuration", () => {
    const customer = (action: string) => ({
      ...attached("${aws_iam_policy.agent.arn}"),
      aws_iam_policy: { agent: { name: "agent", policy: allowing(action) } },
    });
    expect(violated(withRole(customer("ecs:*")))).toEqual([]);
    expect(violated(withRole(customer("ec2:*")))).toEqual(["CL021"]);
    const roles = [ROLE];
    const policy_arn = `arn:aws:iam::aws:${POLICY}`;
    expect(violated(withRole({ aws_iam_policy_attachment: { web: { roles, policy_arn } } }))).toEqual([]);
  });

  it.each<[string, ResourceMap, Attributes?]>([
    ["a customer's policy from elsewhere", attached("arn:aws:iam::123456789012:policy/agent")],
    ["a policy that Terraform reads", attached("${data.aws_iam_policy.agent.arn}")],
    ["a document that Terraform makes", inline("${data.aws_iam_policy_document.agent.json}")],
    ["an attachment to a role that only Terraform knows", attached("arn:aws:iam::aws:policy/x", "${var.role}")],
    ["attached policies that only Terraform knows", {}, { managed_policy_arns: "${var.arns}" }],
    ["inline policies that only Terraform knows", {}, { dynamic: { inline_policy: {} } }],
    ["a role whose name only Terraform knows", attached("arn:aws:iam::aws:policy/x", "web"), { name: "${var.name}" }],
  ])("is not judged with %s", (_name, policies, role = {}) => {
    expect(violated(withRole(policies, role))).toEqual([]);
  });
});

describe("lists of all policies that a role has", () => {
  const managed = (policy_arns: unknown, role_name: unknown = ROLE): ResourceMap => ({
    aws_iam_role_policy_attachments_exclusive: { web: { role_name, policy_arns } },
  });
  const names = (policy_names: unknown, role_name: unknown = ROLE): ResourceMap => ({
    aws_iam_role_policies_exclusive: { web: { role_name, policy_names } },
  });

  it("give it the managed ones that they name", () => {
    expect(violated(withRole(managed([`arn:aws:iam::aws:${POLICY}`])))).toEqual([]);
    expect(violated(withRole(managed([`arn:aws:iam::aws:${POLICY}`], "web")))).toEqual([]);
    expect(violated(withRole(managed([`arn:aws:iam::aws:${POLICY}`], "${aws_iam_role.other.name}")))).toEqual([
      "CL021",
    ]);
    expect(violated(withRole(managed(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"])))).toEqual(["CL021"]);
    expect(violated(withRole(managed([])))).toEqual(["CL021"]);
  });

  it("are not judged where only Terraform knows a managed policy or the role", () => {
    for (const arns of ["${var.arns}", ["${var.arn}"]]) expect(violated(withRole(managed(arns)))).toEqual([]);
    expect(violated(withRole(managed([], "${var.role}")))).toEqual([]);
  });

  const other = { aws_iam_role_policy: { logs: { name: "logs", role: ROLE, policy: allowing("logs:*") } } };

  it("add no inline policy to those of the configuration", () => {
    for (const name of ["logs", "${aws_iam_role_policy.logs.name}"]) {
      expect(violated(withRole({ ...other, ...names([name]) }))).toEqual(["CL021"]);
    }
    const inline_policy = [{ name: "own", policy: allowing("s3:*") }];
    expect(violated(withRole(names(["own"]), { inline_policy }))).toEqual(["CL021"]);
    expect(violated(withRole(names([])))).toEqual(["CL021"]);
  });

  it("may name inline policies of elsewhere, which may allow everything", () => {
    for (const list of [["logs", "agent"], ["${var.name}"], "${var.names}"]) {
      expect(violated(withRole({ ...other, ...names(list) }))).toEqual([]);
    }
  });
});
