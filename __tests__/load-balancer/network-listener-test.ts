import type { TerraformStack } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { InstanceCapacity } from "../../src/cluster/instance-capacity";
import type { AddNetworkTargetsOptions, NetworkListenerOptions } from "../../src/load-balancer/network-listener";
import { NetworkLoadBalancer, type NetworkLoadBalancerProps } from "../../src/load-balancer/network-load-balancer";
import { NetworkTargetGroup } from "../../src/load-balancer/network-target-group";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { SecurityGroup } from "../../src/network/security-group";
import { Ec2Service } from "../../src/service/ec2-service";
import { FargateService } from "../../src/service/fargate-service";
import type { PortMapping } from "../../src/task-definition/container-network";
import { Ec2TaskDefinition, type NetworkMode } from "../../src/task-definition/ec2-task-definition";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { errorsOf, type Synthesised, synthesiseFully } from "../support/synth";

const subnets = ["subnet-a", "subnet-c"];
const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", publicSubnetIds: subnets, privateSubnetIds: subnets });
const certificateArn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1";
const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";

interface Parts {
  readonly nlb: NetworkLoadBalancer;
  readonly service: FargateService;
}

function partsIn(stack: TerraformStack, props: Partial<NetworkLoadBalancerProps> = {}): Parts {
  const taskDefinition = new FargateTaskDefinition(stack, "task");
  taskDefinition.addContainer("broker", { image: "broker:1", portMappings: [{ containerPort: 1883 }] });
  const cluster = Cluster.fromClusterAttributes({ clusterName: "c", clusterArn: "arn" });
  const service = new FargateService(stack, "app", { cluster, taskDefinition, network });
  return { service, nlb: new NetworkLoadBalancer(stack, "nlb", { network, internetFacing: true, ...props }) };
}

function listening(
  options: Partial<NetworkListenerOptions> = {},
  targets: Partial<AddNetworkTargetsOptions> = {},
): Synthesised {
  return synthesiseFully((stack) => {
    const { nlb, service } = partsIn(stack);
    const listener = nlb.addListener("mqtt", { port: 8883, ...options });
    listener.addTargets("broker", { port: 1883, targets: [service], ...targets });
  });
}

/** Which ports of which group are open, by the address of the rule: `udp 53-53 0.0.0.0/0`. */
function opened(stack: Synthesised, type: string): Record<string, string> {
  const rules = Object.entries(stack.resources(type)).filter(([, rule]) => rule.ip_protocol !== "-1");
  return Object.fromEntries(
    rules.map(([name, { ip_protocol, from_port, to_port, cidr_ipv4, referenced_security_group_id: group }]) => {
      const peer = cidr_ipv4 ?? String(group).replace(/^\$\{aws_security_group\.(\w+)\.id\}$/, "$1");
      return [name, `${ip_protocol} ${from_port}-${to_port} ${peer}`];
    }),
  );
}

describe("a listener of a network load balancer", () => {
  it("forwards TCP to a target group, in which the service registers itself after it", () => {
    const stack = listening();
    expect(stack.resource("aws_lb_listener", "nlb_mqtt")).toEqual({
      load_balancer_arn: "${aws_lb.nlb.arn}",
      port: 8883,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.nlb_mqtt_broker.arn}" }],
    });
    expect(stack.resource("aws_lb_target_group", "nlb_mqtt_broker")).toMatchObject({
      port: 1883,
      protocol: "TCP",
      target_type: "ip",
    });
    expect(stack.resource("aws_ecs_service", "app")).toMatchObject({
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.nlb_mqtt_broker.arn}",
          container_name: "broker",
          container_port: 1883,
        },
      ],
      depends_on: ["aws_lb_listener.nlb_mqtt"],
    });
  });

  it("ends TLS, by TLS 1.2 and 1.3, if it has a certificate; targets get TCP", () => {
    const stack = listening({ certificateArn });
    expect(stack.resource("aws_lb_listener", "nlb_mqtt")).toMatchObject({
      protocol: "TLS",
      certificate_arn: certificateArn,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    });
    expect(stack.resource("aws_lb_target_group", "nlb_mqtt_broker").protocol).toBe("TCP");
    expect(
      listening({ certificateArn, sslPolicy: "ELBSecurityPolicy-2016-08" }).resource("aws_lb_listener", "nlb_mqtt")
        .ssl_policy,
    ).toBe("ELBSecurityPolicy-2016-08");
  });

  it("passes TLS on as TLS if its targets speak it", () => {
    const stack = listening({ certificateArn }, { protocol: "TLS" });
    expect(stack.resource("aws_lb_target_group", "nlb_mqtt_broker").protocol).toBe("TLS");
  });

  it.each(["UDP", "TCP_UDP"] as const)("forwards %s as such", (protocol) => {
    const stack = listening({ protocol });
    expect(stack.resource("aws_lb_listener", "nlb_mqtt").protocol).toBe(protocol);
    expect(stack.resource("aws_lb_target_group", "nlb_mqtt_broker").protocol).toBe(protocol);
  });

  it("forwards to a target group that another listener forwards to as well", () => {
    const stack = synthesiseFully((scope) => {
      const { nlb, service } = partsIn(scope);
      const group = nlb.addListener("plain", { port: 1883 }).addTargets("broker", { port: 1883, targets: [service] });
      nlb.addListener("tls", { port: 8883, certificateArn }).addTargetGroup(group);
    });
    expect(Object.keys(stack.resources("aws_lb_target_group"))).toEqual(["nlb_plain_broker"]);
    expect(stack.resource("aws_ecs_service", "app").depends_on).toEqual([
      "aws_lb_listener.nlb_plain",
      "aws_lb_listener.nlb_tls",
    ]);
    expect(stack.resource("aws_ecs_service", "app").load_balancer).toHaveLength(1);
  });

  it("forwards to one target group", () => {
    const twice = () =>
      synthesiseFully((scope) => {
        const listener = partsIn(scope).nlb.addListener("mqtt", { port: 1883 });
        listener.addTargets("a", { port: 1883 });
        listener.addTargetGroup(new NetworkTargetGroup(scope, "b", { network, port: 1883 }));
      });
    expect(twice).toThrow("[stack/nlb/mqtt] targetGroup is");
  });

  it("is refused, when the stack is written, if it forwards to none", () => {
    const errors = errorsOf((stack) => {
      partsIn(stack).nlb.addListener("mqtt", { port: 1883 });
    });
    expect(errors).toEqual([expect.stringMatching(/^LI023 \[stack\/nlb\/mqtt\/Listener\] default_action/)]);
  });
});

describe("who may connect", () => {
  it.each<["TCP" | "UDP" | "TCP_UDP", Record<string, string>]>([
    ["TCP", { nlb_mqtt: "tcp 8883-8883 0.0.0.0/0", app_from_nlb_1883: "tcp 1883-1883 nlb" }],
    ["UDP", { nlb_mqtt: "udp 8883-8883 0.0.0.0/0", app_from_nlb_udp_1883: "udp 1883-1883 nlb" }],
    [
      "TCP_UDP",
      {
        nlb_mqtt: "tcp 8883-8883 0.0.0.0/0",
        nlb_mqtt_udp: "udp 8883-8883 0.0.0.0/0",
        app_from_nlb_1883: "tcp 1883-1883 nlb",
        app_from_nlb_udp_1883: "udp 1883-1883 nlb",
      },
    ],
  ])("is everybody to the load balancer, and the load balancer to the service, by %s alone", (protocol, rules) => {
    expect(opened(listening({ protocol }), INGRESS)).toEqual(rules);
  });

  it("is who the listener says", () => {
    const stack = listening({ allowFrom: Peer.ipv4("10.0.0.0/8") });
    expect(opened(stack, INGRESS).nlb_mqtt).toBe("tcp 8883-8883 10.0.0.0/8");
  });

  it("is the business of the security groups that the load balancer was given", () => {
    const given = (allowFrom?: Peer) =>
      synthesiseFully((stack) => {
        const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, "given", "sg-1")];
        const { nlb, service } = partsIn(stack, { securityGroups });
        nlb.addListener("mqtt", { port: 1883, allowFrom }).addTargets("broker", { port: 1883, targets: [service] });
      });
    expect(opened(given(), INGRESS)).toEqual({ app_from_given_1883: "tcp 1883-1883 sg-1" });
    expect(() => given(Peer.anyIpv4())).toThrow("[stack/nlb/mqtt] allowFrom is");
  });

  it("is the health check too, by TCP at a port of its own", () => {
    const stack = listening({ protocol: "UDP" }, { healthCheck: { port: "8080" } });
    expect(opened(stack, INGRESS)).toMatchObject({
      app_from_nlb_udp_1883: "udp 1883-1883 nlb",
      app_from_nlb_8080: "tcp 8080-8080 nlb",
    });
    expect(opened(stack, EGRESS)).toEqual({
      nlb_to_app_udp_1883: "udp 1883-1883 app",
      nlb_to_app_8080: "tcp 8080-8080 app",
    });
  });

  it("is nobody else where the health check asks the port of the traffic", () => {
    const stack = listening({}, { healthCheck: { port: "traffic-port" } });
    expect(Object.keys(opened(stack, INGRESS)).sort()).toEqual(["app_from_nlb_1883", "nlb_mqtt"]);
  });
});

describe("a service on instances behind a network load balancer", () => {
  const behind = (networkMode: NetworkMode, mapping: PortMapping) =>
    synthesiseFully((stack) => {
      const cluster = new Cluster(stack, "cluster");
      const instances = { instanceType: "t3.small", maxCapacity: 2, defaultStrategy: true };
      new InstanceCapacity(stack, "ec2", { cluster, network, ...instances });
      const taskDefinition = new Ec2TaskDefinition(stack, "task", { networkMode });
      taskDefinition.addContainer("dns", { image: "dns:1", memoryLimitMiB: 64, portMappings: [mapping] });
      const ownNetwork = networkMode === "awsvpc" ? { network } : {};
      const service = new Ec2Service(stack, "app", { cluster, taskDefinition, ...ownNetwork });
      const nlb = new NetworkLoadBalancer(stack, "nlb", { network });
      const listener = nlb.addListener("dns", { port: 53, protocol: "UDP" });
      listener.addTargets("dns", { port: 53, targets: [service], healthCheck: { port: "8080" } });
    });

  it.each<[NetworkMode, PortMapping, string, Record<string, string>]>([
    [
      "bridge",
      { containerPort: 53, hostPort: 0, protocol: "udp" },
      "instance",
      {
        ec2_instances_from_nlb_udp_32768_61000: "udp 32768-61000 nlb",
        ec2_instances_from_nlb_8080: "tcp 8080-8080 nlb",
      },
    ],
    [
      "bridge",
      { containerPort: 53, hostPort: 5353, protocol: "udp" },
      "instance",
      { ec2_instances_from_nlb_udp_5353: "udp 5353-5353 nlb", ec2_instances_from_nlb_8080: "tcp 8080-8080 nlb" },
    ],
    [
      "host",
      { containerPort: 53, protocol: "udp" },
      "instance",
      { ec2_instances_from_nlb_udp_53: "udp 53-53 nlb", ec2_instances_from_nlb_8080: "tcp 8080-8080 nlb" },
    ],
    [
      "awsvpc",
      { containerPort: 53, protocol: "udp" },
      "ip",
      { app_from_nlb_udp_53: "udp 53-53 nlb", app_from_nlb_8080: "tcp 8080-8080 nlb" },
    ],
  ])("in %s mode is reached where %p is", (mode, mapping, targetType, rules) => {
    const stack = behind(mode, mapping);
    expect(opened(stack, INGRESS)).toEqual(rules);
    expect(stack.resource("aws_lb_target_group", "nlb_dns").target_type).toBe(targetType);
  });
});
