import { Configuration, type ResourceMap } from "../../src/rules/configuration";
import type { Verdict } from "../../src/rules/iam-actions";
import { roleAllows } from "../../src/rules/role-policies";

const ACTION = "s3:GetObject";
const policy = (Action: string) => JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "*" }] });
const ofAws = (name: string): Verdict => (name === "Full" ? "allows" : "does not");

/** Whether the role "a" allows it, with these policies beside. */
function verdict(resource: ResourceMap, role: Record<string, unknown> = { name: "a" }): Verdict {
  const configuration = new Configuration({ resource: { aws_iam_role: { a: role, b: { name: "b" } }, ...resource } });
  const [a] = configuration.resources("aws_iam_role");
  return roleAllows(a, ACTION, ofAws, configuration);
}

const own = (role: string, action: string) => ({ aws_iam_role_policy: { a: { role, policy: policy(action) } } });
const attached = (policy_arn: string) => ({
  aws_iam_role_policy_attachment: { a: { role: "${aws_iam_role.a.name}", policy_arn } },
});

describe("whether a role allows an action", () => {
  it.each(["${aws_iam_role.a.name}", "${aws_iam_role.a.id}", "a"])("is known of a policy of the role %s", (role) => {
    expect(verdict(own(role, "s3:Get*"))).toBe("allows");
    expect(verdict(own(role, "s3:Put*"))).toBe("does not");
  });

  it.each(["${aws_iam_role.b.name}", "b"])("is not up to a policy of the role %s", (role) => {
    expect(verdict(own(role, "s3:*"))).toBe("does not");
  });

  it("is not known where a policy may be one of the role", () => {
    expect(verdict(own("${var.role}", "ec2:*"))).toBe("unknown");
    expect(verdict(own("b", "ec2:*"), { name: "${var.name}" })).toBe("unknown");
    expect(verdict({}, { name: "a", managed_policy_arns: "${var.arns}" })).toBe("unknown");
  });

  it("is asked of policies of AWS by their names", () => {
    expect(verdict(attached("arn:aws:iam::aws:policy/Full"))).toBe("allows");
    expect(verdict(attached("arn:aws-cn:iam::aws:policy/Other"))).toBe("does not");
    expect(verdict(attached("${var.policy}"))).toBe("unknown");
  });

  it("is not known of a role that is not in the configuration", () => {
    expect(roleAllows(undefined, ACTION, ofAws, new Configuration({}))).toBe("unknown");
  });

  it("is decided by one policy that allows it", () => {
    const { aws_iam_role_policy } = own("${aws_iam_role.a.name}", "ec2:*");
    const second = { b: { role: "a", policy: policy("s3:GetObject") } };
    expect(verdict({ aws_iam_role_policy: { ...aws_iam_role_policy, ...second } })).toBe("allows");
  });
});
