import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { ConfigurationError } from "../../core/errors";
import { keepState, type SharedState } from "../../core/state";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import { Peer } from "../../network/peer";
import type { BaseService } from "../../service/base-service";
import { twoZones } from "../two-zones";
import { slidesService } from "./slides";
import { todayService } from "./today";
import { HelloWorldVariables } from "./variables";

const STYLES = ["today", "slides"] as const;

/** How WordPress and MySQL run: as the slides of 2016 have them, or as one would have them today. */
export type HelloWorldStyle = (typeof STYLES)[number];

export interface HelloWorldStackProps {
  /** @default "today" */
  readonly style?: HelloWorldStyle;
  /**
   * What the task definition's name begins with, for a second copy in an account; the stack's id then needs it as well.
   * @default ""
   */
  readonly prefix?: string;
  /** @default the state lies in a local file */
  readonly state?: SharedState;
}

/** A file that Apache serves without PHP: whether the database answers is for the containers' own health check. */
const HEALTH_CHECK = { path: "/wp-includes/images/blank.gif" };

/**
 * WordPress and MySQL, in one task.
 *
 * Follows the slides of 2016 on ECS and ECR, which explain a task definition by this one, `hello_world`. In the style `slides` it is theirs,
 * to the letter: bridge mode, a link to MySQL, 500 MiB and 10 CPU units for each container, images without a version, and the root's password
 * in the clear. Both styles depart from the slides where
 *
 * - these say nothing of what is around the task: here it stands in private subnets, behind a load balancer;
 * - their instance is started by ecs-cli: here a capacity provider starts instances as tasks need them, of a size that has room for the task.
 *
 * In the style `today`, furthermore:
 *
 * - the task runs on Fargate, where containers have no links: WordPress finds MySQL at 127.0.0.1, and starts when that is healthy;
 * - the passwords are made by AWS, kept in Secrets Manager, and stand in no plan and no state; WordPress is a user of its own, not root;
 * - what the slides lose with each task is kept in EFS: a directory for each container, by an access point, over TLS;
 * - the images have versions, and what the containers say is in CloudWatch.
 */
export class HelloWorldStack extends TerraformStack {
  constructor(scope: Construct, id: string, { style = "today", prefix = "", state }: HelloWorldStackProps = {}) {
    super(scope, id);
    keepState(this, state);
    requireStyle(this, style);
    const { region, allowedCidrs } = new HelloWorldVariables(this);
    new AwsProvider(this, "aws", { region: region.stringValue, defaultTags: [{ tags: { Stack: id } }] });
    const network = twoZones(this, region.stringValue);
    const cluster = new Cluster(this, "cluster");
    const parts = { cluster, network, family: `${prefix}hello_world` };
    const service = style === "slides" ? slidesService(this, parts) : todayService(this, parts);
    const alb = new ApplicationLoadBalancer(this, "alb", { network, internetFacing: true });
    alb.addListener("http", { port: 80, allowFrom: Peer.ipv4(allowedCidrs.listValue) }).addTargets("web", {
      port: 80,
      targets: [service.loadBalancerTarget({ containerName: "wordpress" })],
      healthCheck: HEALTH_CHECK,
    });
    addOutputs(this, alb, cluster, service);
  }
}

function addOutputs(stack: TerraformStack, alb: ApplicationLoadBalancer, cluster: Cluster, service: BaseService): void {
  new TerraformOutput(stack, "url", { value: `http://${alb.dnsName}`, description: "WordPress, for a browser." });
  new TerraformOutput(stack, "cluster_name", {
    value: cluster.clusterName,
    description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
  });
  new TerraformOutput(stack, "service_name", {
    value: service.serviceName,
    description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
  });
}

/** The value may come from the environment, which knows no types. */
function requireStyle(stack: TerraformStack, style: string): void {
  if (STYLES.some((known) => known === style)) return;
  throw new ConfigurationError(stack, {
    property: "style",
    got: style,
    allowed: STYLES.join(", "),
    fix: "Leave it out for today's.",
  });
}
