import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { synthesiseApp } from "../../support/synth";
import { expectVariable, REGION_WITH_A_AND_C } from "../../support/variables";

const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");

describe("the variables of the placement stack", () => {
  it.each([
    REGION_WITH_A_AND_C,
    {
      name: "instance_type",
      type: "string",
      value: "t3.medium",
      description: "The type of the Linux instances; one of t3 or t3a, as the service by_instance_type asks for.",
      condition: '${can(regex("^t3a?[.](medium|large|xlarge|2xlarge)$", var.instance_type))}',
      message: "instance_type must be one of t3 or t3a, from medium to 2xlarge: t3.large.",
    },
    {
      name: "windows_instance_type",
      type: "string",
      value: "t3.large",
      description: "The type of the Windows instances, large or more.",
      condition:
        '${can(regex("^[b-z][a-z]*[0-9]+[a-fh-z]*(-flex)?[.](large|[0-9]*xlarge)$", var.windows_instance_type))}',
      message: "windows_instance_type must be large or more, with Intel or AMD processors: t3.large, m7i.xlarge.",
    },
    {
      name: "ami_id",
      type: "string",
      value: "",
      description:
        "The image that Linux instances start from, and the only one that the service by_ami runs on. " +
        "Empty: the newest image for ECS, and by_ami has no task.",
      condition: '${can(regex("^(ami-([0-9a-f]{8}|[0-9a-f]{17}))?$", var.ami_id))}',
      message: "ami_id must be the id of an image, ami-0123456789abcdef0, or empty.",
    },
    {
      name: "desired_count",
      type: "number",
      value: 2,
      description: "How many tasks run of each service that shows a placement strategy.",
      condition:
        "${var.desired_count >= 0 && var.desired_count <= 20 && floor(var.desired_count) == var.desired_count}",
      message: "desired_count must be a whole number from 0 to 20.",
    },
  ])("$name says what it takes", (expected) => expectVariable(stack, expected));

  it("are these five", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual([
      "ami_id",
      "desired_count",
      "instance_type",
      "region",
      "windows_instance_type",
    ]);
  });
});
