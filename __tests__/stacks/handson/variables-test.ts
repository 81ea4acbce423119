import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new HandsonStack(app, "handson")).stack("handson");

describe("the variables of the hands-on", () => {
  it("are these four", () => {
    expect(Object.keys(stack.json.variable ?? {}).sort()).toEqual([
      "allowed_cidrs",
      "desired_count",
      "image",
      "region",
    ]);
  });

  it("let the region be one with the zones a, c and d; Tokyo if nobody says", () => {
    expect(stack.variable("region")).toEqual({
      type: "string",
      default: "ap-northeast-1",
      nullable: false,
      description: "The region; the subnets stand in its zones a, c and d.",
      validation: [
        {
          condition: '${contains(["ap-northeast-1","ap-northeast-2","us-east-1","us-west-2"], var.region)}',
          error_message: "region must have the zones a, c and d: ap-northeast-1, ap-northeast-2, us-east-1, us-west-2.",
        },
      ],
    });
  });

  it("let the image be any name without spaces; nginx:1.14 if nobody says", () => {
    expect(stack.variable("image")).toEqual({
      type: "string",
      default: "nginx:1.14",
      nullable: false,
      description: "The container's image; it must listen on port 80.",
      validation: [
        {
          condition: '${can(regex("^[^[:space:]]+$", var.image))}',
          error_message: "image must be the name of an image, without spaces: nginx:1.27.",
        },
      ],
    });
  });

  it("let the number of tasks be whole, from 0 to 5000; 1 if nobody says", () => {
    expect(stack.variable("desired_count")).toEqual({
      type: "number",
      default: 1,
      nullable: false,
      description: "How many tasks run.",
      validation: [
        {
          condition:
            "${var.desired_count >= 0 && var.desired_count <= 5000 && floor(var.desired_count) == var.desired_count}",
          error_message: "desired_count must be a whole number from 0 to 5000.",
        },
      ],
    });
  });

  it("let IPv4 blocks reach the load balancer; everybody if nobody says", () => {
    expect(stack.variable("allowed_cidrs")).toEqual({
      type: "list(string)",
      default: ["0.0.0.0/0"],
      nullable: false,
      description: "Who may reach the load balancer: blocks of IPv4 addresses.",
      validation: [
        {
          condition:
            "${length(var.allowed_cidrs) > 0 && alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr))])}",
          error_message: "allowed_cidrs must be one or more blocks of IPv4 addresses: 203.0.113.0/24.",
        },
      ],
    });
  });

  it("are used where they belong", () => {
    expect(stack.resource("aws_subnet", "private_1d").availability_zone).toBe("${var.region}d");
    expect(stack.resource("aws_ecs_task_definition", "main").container_definitions).toContain(
      "${jsonencode(var.image)}",
    );
    expect(stack.resource("aws_ecs_service", "main").desired_count).toBe("${var.desired_count}");
    expect(stack.resource("aws_security_group_rule", "alb_http").cidr_blocks).toBe("${var.allowed_cidrs}");
  });
});
