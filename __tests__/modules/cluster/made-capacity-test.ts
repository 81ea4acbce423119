import { Cluster } from "../../../src/cluster/cluster";
import { addMadeCapacity } from "../../../src/modules/cluster/made-capacity";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  addMadeCapacity(stack, stack, new Cluster(stack, "main"));
});

describe("addMadeCapacity", () => {
  it("makes one of everything for each capacity, and refers to those of the same", () => {
    for (const [type, name] of [
      ["aws_iam_role", "instance"],
      ["aws_security_group", "instances"],
      ["aws_launch_template", "template"],
      ["aws_autoscaling_group", "group"],
      ["aws_ecs_capacity_provider", "provider"],
    ] as const) {
      expect(made.resource(type, name).for_each).toBe("${var.instance_capacity}");
    }
    expect(made.resource("aws_ecs_capacity_provider", "provider").auto_scaling_group_provider).toMatchObject({
      auto_scaling_group_arn: "${aws_autoscaling_group.group[each.key].arn}",
    });
  });

  it("has EC2 look the image up when an instance starts", () => {
    const { image_id: image } = made.resource("aws_launch_template", "template");
    expect(image).toMatch(/each\.value\.image_id : \(each\.value\.cpu_architecture == "ARM64" \? "resolve:ssm:\//);
  });

  it("attaches the caller's policies to the role of the one capacity", () => {
    expect(made.resource("aws_iam_role_policy_attachment", "instance")).toMatchObject({
      policy_arn: "${each.value.arn}",
      role: "${aws_iam_role.instance[each.value.capacity].name}",
    });
  });

  it("protects instances from scaling where ECS wants it", () => {
    expect(made.resource("aws_autoscaling_group", "group").protect_from_scale_in).toBe(
      '${each.value.managed_termination_protection == "ENABLED"}',
    );
  });

  it("tags what is started with what the caller tags", () => {
    const { tag_specifications: specifications } = made.resource("aws_launch_template", "template");
    expect(specifications).toHaveLength(2);
    for (const { tags } of specifications as { tags: string }[]) expect(tags).toMatch(/, var\.tags\)\}$/);
  });
});
