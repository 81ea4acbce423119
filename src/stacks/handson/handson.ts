import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../cluster/cluster";
import { AddressScope } from "../../core/address";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import type { Listener } from "../../load-balancer/listener";
import { ListenerAction } from "../../load-balancer/listener-action";
import { ListenerCondition } from "../../load-balancer/listener-condition";
import { Network } from "../../network/network";
import { Peer } from "../../network/peer";
import { Port } from "../../network/port";
import { SecurityGroup } from "../../network/security-group";
import { suppressRule } from "../../rules/suppression";
import { FargateService } from "../../service/fargate-service";
import { FargateTaskDefinition } from "../../task-definition/fargate-task-definition";
import type { HandsonVariables } from "./variables";

const CIDR = "10.0.0.0/16";

export type HandsonZones = Readonly<Record<"a" | "c" | "d", string>>;

export interface HandsonProps {
  /** What everything is called. */
  readonly name: string;
  /** The zones a, c and d. */
  readonly zones: HandsonZones;
  readonly variables: HandsonVariables;
  /** The last chapter whose resources are there. */
  readonly chapter: number;
}

/**
 * The hands-on's system: a VPC over three zones, a load balancer, and a service with nginx. It follows the hands-on's chapters, resource by resource and name by name.
 *
 * It is laxer than the constructs' defaults where the document is: the load balancer keeps invalid headers, instances get no
 * DNS names, tasks may be reached from the whole VPC, and nothing keeps the container's output.
 */
export class Handson {
  constructor(
    private readonly scope: Construct,
    private readonly props: HandsonProps,
  ) {
    const { chapter } = props;
    const network = this.network(chapter);
    if (chapter < 9) return;
    const listener = this.loadBalancer(network, chapter);
    if (listener === undefined || chapter < 11) return;
    this.service(network, listener, chapter);
  }

  /** Chapters 1 to 8. */
  private network(chapter: number): Network {
    const options = (letter: keyof HandsonZones, cidr: string) => ({
      availabilityZone: this.props.zones[letter],
      cidr,
    });
    const network = new Network(this.scope, "main", { cidr: CIDR, name: this.props.name, enableDnsHostnames: false });
    if (chapter < 2) return network;
    network.addPublicSubnet("1a", options("a", "10.0.1.0/24"));
    if (chapter < 3) return network;
    network.addPublicSubnet("1c", options("c", "10.0.2.0/24"));
    network.addPublicSubnet("1d", options("d", "10.0.3.0/24"));
    network.addPrivateSubnet("1a", options("a", "10.0.10.0/24"));
    network.addPrivateSubnet("1c", options("c", "10.0.20.0/24"));
    network.addPrivateSubnet("1d", options("d", "10.0.30.0/24"));
    if (chapter < 4) return network;
    network.addInternetGateway();
    if (chapter < 5) return network;
    network.addNatGateway("1a");
    if (chapter < 6) return network;
    network.addNatGateway("1c");
    network.addNatGateway("1d");
    if (chapter < 7) return network;
    network.routePublicSubnets();
    if (chapter < 8) return network;
    for (const zone of ["1a", "1c", "1d"]) network.routePrivateSubnet(zone);
    return network;
  }

  /** Chapters 9 and 10. */
  private loadBalancer(network: Network, chapter: number): Listener | undefined {
    const securityGroup = this.securityGroup("alb", network);
    const allowed = Peer.ipv4(this.props.variables.allowedCidrs.listValue);
    securityGroup.addIngressRule("http", { peer: allowed, port: Port.tcp(80) });
    const alb = new ApplicationLoadBalancer(new AddressScope(this.scope, "LoadBalancer"), "main", {
      network,
      internetFacing: true,
      loadBalancerName: this.props.name,
      securityGroups: [securityGroup],
      dropInvalidHeaderFields: false,
    });
    suppressRule(alb.resource, "SEC202", "the hands-on leaves AWS's default");
    new TerraformOutput(this.scope, "alb_dns_name", {
      value: alb.dnsName,
      description: "The load balancer's name: open it with a browser, by http.",
    });
    if (chapter < 10) return undefined;
    return alb.addListener("main", {
      port: 80,
      defaultAction: ListenerAction.fixedResponse(200, { contentType: "text/plain", messageBody: "ok" }),
    });
  }

  /** Chapters 11 to 14. */
  private service(network: Network, listener: Listener, chapter: number): void {
    const taskDefinition = new FargateTaskDefinition(new AddressScope(this.scope, "TaskDefinition"), "main", {
      family: this.props.name,
      cpu: 256,
      memoryLimitMiB: 512,
    });
    taskDefinition.addContainer("nginx", {
      image: this.props.variables.image.stringValue,
      portMappings: [{ containerPort: 80, hostPort: 80 }],
    });
    if (chapter < 12) return;
    const cluster = new Cluster(new AddressScope(this.scope, "Cluster"), "main", { clusterName: this.props.name });
    new TerraformOutput(this.scope, "cluster_name", {
      value: cluster.clusterName,
      description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
    });
    if (chapter < 13) return;
    const targetGroup = listener.addTargets("main", {
      targetGroupName: this.props.name,
      port: 80,
      healthCheck: { port: "80", path: "/" },
      conditions: [ListenerCondition.pathPatterns(["*"])],
      priority: "last",
    });
    if (chapter < 14) return;
    const securityGroup = this.securityGroup("ecs", network);
    securityGroup.addIngressRule("ecs", { peer: Peer.ipv4(CIDR), port: Port.tcp(80) });
    const service = new FargateService(new AddressScope(this.scope, "Service"), "main", {
      serviceName: this.props.name,
      cluster,
      taskDefinition,
      network,
      desiredCount: this.props.variables.desiredCount.numberValue,
      securityGroups: [securityGroup],
    });
    targetGroup.addTarget(service);
    new TerraformOutput(this.scope, "service_name", {
      value: service.serviceName,
      description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
    });
  }

  private securityGroup(name: "alb" | "ecs", network: Network): SecurityGroup {
    return new SecurityGroup(this.scope, name, {
      network,
      securityGroupName: `${this.props.name}-${name}`,
      description: `${this.props.name} ${name}`,
      ruleStyle: "classic",
    });
  }
}
