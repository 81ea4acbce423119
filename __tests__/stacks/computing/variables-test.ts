import { ComputingStack } from "../../../src/stacks/computing/computing-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new ComputingStack(app, "computing")).stack("computing");
const INTEL_OR_AMD = /^[b-z][a-z]*[0-9]+[a-fh-z]*(-flex)?[.]([0-9a-z]+)$/;

describe("the variables of the computing stack", () => {
  it("are these six, of which the last three are shared with other stacks", () => {
    expect(Object.keys(stack.json.variable ?? {})).toEqual([
      "region",
      "instance_type",
      "spot_max_price",
      "key_name",
      "ssh_cidrs",
      "bucket_name",
    ]);
  });

  it.each([
    {
      name: "instance_type",
      value: "t3.micro",
      description:
        "The type of the instances that share their hardware. Another one stops and starts them, and replaces Spot.",
      condition: `\${can(regex("${INTEL_OR_AMD.source}", var.instance_type))}`,
      message: "instance_type must be a type with Intel or AMD processors: t3.micro, m7i.large.",
    },
    {
      name: "spot_max_price",
      value: "",
      description: "The most to pay for an hour of the Spot instance, in US dollars. Empty: up to the price on demand.",
      condition: '${can(regex("^([0-9]+([.][0-9]+)?)?$", var.spot_max_price))}',
      message: "spot_max_price must be an amount of US dollars, 0.0136, or empty.",
    },
  ])("$name says what it takes", ({ name, value, description, condition, message }) => {
    expect(stack.variable(name)).toEqual({
      type: "string",
      default: value,
      nullable: false,
      description,
      validation: [{ condition, error_message: message }],
    });
  });

  it("has a region with the zones a and c", () => {
    expect(stack.variable("region")).toMatchObject({
      default: "ap-northeast-1",
      description: "The region; the subnets stand in its zones a and c.",
    });
  });
});

describe("the expression for types with Intel or AMD processors", () => {
  it.each(["t2.micro", "t3.micro", "t3a.small", "m5.large", "m7i-flex.large", "x2idn.16xlarge"])("takes %s", (type) =>
    expect(type).toMatch(INTEL_OR_AMD),
  );

  it.each(["t4g.micro", "m7g.large", "c7gn.large", "large", ""])("refuses %j", (type) => {
    expect(type).not.toMatch(INTEL_OR_AMD);
  });
});
