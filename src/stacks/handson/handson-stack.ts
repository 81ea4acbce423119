import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ConfigurationError } from "../../core/errors";
import { keepState, type SharedState } from "../../core/state";
import { CHAPTERS } from "./chapters";
import { Handson } from "./handson";
import { HandsonVariables, handsonRegion } from "./variables";

export interface HandsonStackProps {
  /**
   * The last chapter whose resources are there, from 1.
   * @default the last one: everything
   */
  readonly chapter?: number;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

const NAME = "handson";

/**
 * The Terraform hands-on for ECS on Fargate: a VPC over three zones, a load balancer, and a service with nginx.
 *
 * Follows the hands-on's chapters, resource by resource and name by name, so that somebody who did it in HCL can go on from here with his
 * state. It is laxer than the constructs' defaults where the document is: the load balancer keeps invalid headers, instances get no
 * DNS names, tasks may be reached from the whole VPC, and nothing keeps the container's output. It departs from the
 * document only where Terraform no longer takes the old form: blocks for `health_check`, `network_configuration` and `load_balancer`,
 * `path_pattern` for `field` and `values`, `domain = "vpc"` for `vpc = true`.
 */
export class HandsonStack extends TerraformStack {
  constructor(scope: Construct, id: string, { chapter = CHAPTERS.length, state }: HandsonStackProps = {}) {
    super(scope, id);
    if (!Number.isInteger(chapter) || chapter < 1 || chapter > CHAPTERS.length) {
      throw new ConfigurationError(this, {
        property: "chapter",
        got: chapter,
        allowed: `1 (${CHAPTERS[0]?.title}) to ${CHAPTERS.length} (${CHAPTERS.at(-1)?.title})`,
        fix: "Set HANDSON_CHAPTER to a chapter's number, or leave it out for the whole hands-on.",
      });
    }
    keepState(this, state);
    const region = handsonRegion(this).stringValue;
    const variables = new HandsonVariables(this);
    new AwsProvider(this, "aws", { region });

    const zones = { a: `${region}a`, c: `${region}c`, d: `${region}d` };
    new Handson(this, { name: NAME, zones, variables, chapter });
  }
}
