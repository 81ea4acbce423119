import { join } from "node:path";
import type { Construct } from "constructs";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { CHAPTERS } from "../../stacks/handson/chapters";
import { Handson } from "../../stacks/handson/handson";
import { HandsonVariables } from "../../stacks/handson/variables";

/** Of a load balancer and of a target group: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const LONGEST_NAME = 32;

/** The module `handson`: all chapters of the hands-on. */
export class HandsonModule extends ModuleStack {
  constructor(scope: Construct, id = "handson") {
    super(scope, id, {
      description:
        "ECS on Fargate as a hands-on builds it: a VPC over three zones, NAT gateways, a load balancer, and a service with nginx behind it.",
      filesFrom: join(__dirname, "files"),
      longestName: LONGEST_NAME,
    });
    this.addInput("azs", {
      type: "list(string)",
      description: "The three Availability Zones of the subnets, in the region of the provider",
      default: ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"],
      validation: [
        {
          condition: "${length(distinct(var.azs)) == 3 && length(var.azs) == 3}",
          errorMessage: 'azs must be three zones: ["us-east-1a", "us-east-1c", "us-east-1d"].',
        },
      ],
    });
    const [a, c, d] = [0, 1, 2].map((i) => hcl(`var.azs[${i}]`).stringValue) as [string, string, string];
    new Handson(this, {
      name: this.name.stringValue,
      zones: { a, c, d },
      variables: new HandsonVariables(this),
      chapter: CHAPTERS.length,
    });
  }
}
