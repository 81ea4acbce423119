import { EcsDemoStack } from "../../../src/stacks/ecs-demo/ecs-demo-stack";
import { synthesiseApp } from "../../support/synth";
import { expectVariable, REGION_WITH_A_AND_C } from "../../support/variables";

const stack = synthesiseApp((app) => new EcsDemoStack(app, "ecs-demo")).stack("ecs-demo");
const INSTANCE_TYPE = "^[b-z][a-z]*[0-9]+[a-fh-z]*(-flex)?[.](micro|small|medium|large|[0-9]*xlarge)$";

describe("the variables of the ecs-demo stack", () => {
  it.each([
    REGION_WITH_A_AND_C,
    {
      name: "instance_type",
      type: "string",
      value: "t2.micro",
      description: "The type of the instances, micro or more.",
      condition: `\${can(regex("${INSTANCE_TYPE}", var.instance_type))}`,
      message: "instance_type must be micro or more, with Intel or AMD processors: t2.micro, t3.small.",
    },
    {
      name: "image",
      type: "string",
      value: "hashicorp/http-echo:1.0.0",
      description: "The image of ecs-app; it must take -listen and -text, as http-echo does.",
      condition: '${can(regex("^[^[:space:]]+$", var.image))}',
      message: "image must be the name of an image, without spaces: nginx:1.27.",
    },
    {
      name: "message",
      type: "string",
      value: "ecs-demo",
      description: "What ecs-app answers.",
      condition: "${length(var.message) > 0}",
      message: "message must be a text that is not empty.",
    },
    {
      name: "reservations",
      type: "number",
      value: 0,
      description: "How many tasks reserve CPU and do nothing: five, beside ecs-app, take 75 percent of a t2.micro.",
      condition: "${var.reservations >= 0 && var.reservations <= 17 && floor(var.reservations) == var.reservations}",
      message: "reservations must be a whole number from 0 to 17.",
    },
    {
      name: "allowed_cidrs",
      type: "list(string)",
      value: ["0.0.0.0/0"],
      description: "Who may reach ecs-app: blocks of IPv4 addresses.",
      condition:
        "${length(var.allowed_cidrs) > 0 && alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr))])}",
      message: "allowed_cidrs must be one or more blocks of IPv4 addresses: 203.0.113.0/24.",
    },
  ])("have $name, which says what it takes", (expected) => expectVariable(stack, expected));

  it("are no others", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual([
      "allowed_cidrs",
      "image",
      "instance_type",
      "message",
      "region",
      "reservations",
    ]);
  });

  it.each(["t2.micro", "t3.micro", "t3a.small", "m7i-flex.large", "c5.18xlarge", "m6id.xlarge"])("take %s", (type) => {
    expect(type).toMatch(new RegExp(INSTANCE_TYPE));
  });

  it.each(["t2.nano", "t4g.micro", "a1.medium", "m6g.large", "c7gn.large", "t2"])("do not take %s", (type) => {
    expect(type).not.toMatch(new RegExp(INSTANCE_TYPE));
  });
});
