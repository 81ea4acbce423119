import { TerraformOutput } from "cdktf";
import { InstanceProfile, type InstanceProfileProps } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";
import { synthesiseFully } from "../support/synth";

function profile(props: Partial<InstanceProfileProps> = {}, id = "web") {
  return synthesiseFully((stack) => {
    const role = new Role(stack, "instance", { assumedBy: "ec2.amazonaws.com" });
    const { instanceProfileArn, instanceProfileName } = new InstanceProfile(stack, id, { role, ...props });
    new TerraformOutput(stack, "arn", { value: instanceProfileArn });
    new TerraformOutput(stack, "name", { value: instanceProfileName });
  });
}

describe("an instance profile", () => {
  it("holds its role, and is named after the stack and the construct", () => {
    expect(profile().resource("aws_iam_instance_profile", "web")).toEqual({
      name: "stack-web",
      role: "${aws_iam_role.instance.name}",
    });
  });

  it("takes a name, of at most 128 characters when it makes one itself", () => {
    expect(profile({ instanceProfileName: "shop" }).resource("aws_iam_instance_profile", "web").name).toBe("shop");
    const [made] = Object.values(profile({}, "x".repeat(200)).resources("aws_iam_instance_profile"));
    expect(made?.name).toHaveLength(128);
  });

  it("tells its ARN and its name, which are there only after it", () => {
    expect(profile().output("arn").value).toBe("${aws_iam_instance_profile.web.arn}");
    expect(profile().output("name").value).toBe("${aws_iam_instance_profile.web.name}");
  });
});
