import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import type { App } from "cdktf";
import {
  Cluster,
  Ec2Service,
  Ec2TaskDefinition,
  FargateService,
  FargateTaskDefinition,
  InstanceCapacity,
  Network,
  NetworkLoadBalancer,
} from "../../src";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A broker on Fargate and a name server on instances behind one load balancer; a change makes it cross zones, and check more often. */
function wires(app: App, changed: boolean): void {
  const stack = stackWithProvider(app, "wires");
  const network = new Network(stack, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
  const cluster = new Cluster(stack, "cluster");
  const nlb = new NetworkLoadBalancer(stack, "nlb", { network, internetFacing: true, crossZoneEnabled: changed });

  const broker = new FargateTaskDefinition(stack, "broker");
  broker.addContainer("broker", { image: "broker:1", portMappings: [{ containerPort: 1883 }, { containerPort: 514 }] });
  const onFargate = new FargateService(stack, "broker_service", { cluster, network, taskDefinition: broker });
  const certificate = new AcmCertificate(stack, "certificate", {
    domainName: "mqtt.example.com",
    validationMethod: "DNS",
  });
  const mqtt = nlb.addListener("mqtt", { port: 1883 }).addTargets("broker", {
    port: 1883,
    targets: [onFargate],
    preserveClientIp: true,
    proxyProtocolV2: true,
    deregistrationDelay: 30,
    healthCheck: { interval: changed ? 10 : 20 },
  });
  nlb.addListener("mqtts", { port: 8883, certificateArn: certificate.arn }).addTargetGroup(mqtt);
  nlb.addListener("syslog", { port: 514, protocol: "TCP_UDP" }).addTargets("syslog", {
    port: 514,
    targets: [onFargate.loadBalancerTarget({ containerPort: 514 })],
  });

  new InstanceCapacity(stack, "capacity", {
    cluster,
    network,
    instanceType: "t3.small",
    maxCapacity: 2,
    defaultStrategy: true,
  });
  const dns = new Ec2TaskDefinition(stack, "dns");
  dns.addContainer("dns", {
    image: "dns:1",
    memoryLimitMiB: 128,
    portMappings: [
      { containerPort: 5353, hostPort: 53, protocol: "udp" },
      { containerPort: 8080, hostPort: 8080 },
    ],
  });
  const onInstances = new Ec2Service(stack, "dns_service", { cluster, taskDefinition: dns });
  nlb.addListener("dns", { port: 53, protocol: "UDP" }).addTargets("dns", {
    port: 53,
    targets: [onInstances],
    healthCheck: { protocol: "HTTP", port: "8080", path: "/health", healthyHttpCodes: "200-299" },
  });
}

describeWith(["terraform", "emulator"], "a network load balancer in front of services", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("wires");
  const terraform = () => new Terraform(`${outdir}/stacks/wires`, { env: emulator().env });

  it("is applied, and planned again without a difference", async () => {
    deployable(outdir, "wires", (app) => wires(app, false));
    await terraform().init();
    await terraform().validate();
    await terraform().apply();
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("listens to TCP, UDP, both at one port, and TLS", async () => {
    const { elb } = awsApi(emulator());
    const { LoadBalancerArn, ...loadBalancer } = await loadBalancerOf();
    expect(loadBalancer.Type).toBe("network");
    expect(loadBalancer.SecurityGroups).toHaveLength(1);
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const listeners = Listeners.map(({ Port, Protocol, Certificates }) => [Port, Protocol, Certificates?.length ?? 0]);
    expect(listeners.sort(([a = 0], [b = 0]) => Number(a) - Number(b))).toEqual([
      [53, "UDP", 0],
      [514, "TCP_UDP", 0],
      [1883, "TCP", 0],
      [8883, "TLS", 1],
    ]);
  });

  it("checks the health of targets by TCP and HTTP, and tells them what they asked for", async () => {
    const { elb } = awsApi(emulator());
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({}));
    const group = (port: number) => TargetGroups.find(({ Port }) => Port === port);
    expect(group(1883)).toMatchObject({
      Protocol: "TCP",
      TargetType: "ip",
      HealthCheckProtocol: "TCP",
      HealthCheckIntervalSeconds: 20,
    });
    expect(group(514)).toMatchObject({ Protocol: "TCP_UDP", TargetType: "ip", HealthCheckProtocol: "TCP" });
    expect(group(53)).toMatchObject({
      Protocol: "UDP",
      TargetType: "instance",
      HealthCheckProtocol: "HTTP",
      HealthCheckPort: "8080",
      HealthCheckPath: "/health",
      Matcher: { HttpCode: "200-299" },
    });
    const { Attributes = [] } = await elb.send(
      new DescribeTargetGroupAttributesCommand({ TargetGroupArn: group(1883)?.TargetGroupArn }),
    );
    expect(Attributes).toEqual(
      expect.arrayContaining([
        { Key: "preserve_client_ip.enabled", Value: "true" },
        { Key: "proxy_protocol_v2.enabled", Value: "true" },
        { Key: "deregistration_delay.timeout_seconds", Value: "30" },
      ]),
    );
  });

  it("has the services register themselves, at the ports of their containers", async () => {
    const { ecs } = awsApi(emulator());
    const names = ["wires-broker-service", "wires-dns-service"];
    const { services = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: "wires-cluster", services: names }),
    );
    const ports = services.map(({ loadBalancers = [] }) => loadBalancers.map(({ containerPort }) => containerPort));
    expect(ports.map((each) => each.sort())).toEqual([[1883, 514], [5353]]);
  });

  it("lets everybody in at its ports, and is let in by tasks and instances at theirs alone", async () => {
    const tcp = (port: number) => `tcp ${port}-${port}`;
    const udp = (port: number) => `udp ${port}-${port}`;
    expect(await ingressOf("wires-nlb")).toEqual([tcp(1883), tcp(514), tcp(8883), udp(514), udp(53)].sort());
    expect(await ingressOf("wires-broker-service")).toEqual([tcp(1883), tcp(514), udp(514)].sort());
    expect(await ingressOf("wires-capacity-instances")).toEqual([tcp(8080), udp(53)].sort());
  });

  it("is updated in place", async () => {
    deployable(outdir, "wires", (app) => wires(app, true));
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 0, change: 2, destroy: 0 });
    await terraform().apply({ plan });
    const { LoadBalancerArn } = await loadBalancerOf();
    const command = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn });
    const { Attributes = [] } = await awsApi(emulator()).elb.send(command);
    expect(Attributes).toContainEqual({ Key: "load_balancing.cross_zone.enabled", Value: "true" });
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("leaves nothing behind", async () => {
    await terraform().destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });

  async function loadBalancerOf() {
    const { LoadBalancers: [found] = [] } = await awsApi(emulator()).elb.send(new DescribeLoadBalancersCommand({}));
    return found ?? {};
  }

  /** The rules that let somebody into a group: `udp 53-53`. */
  async function ingressOf(name: string): Promise<string[]> {
    const { ec2 } = awsApi(emulator());
    const { SecurityGroups: [group] = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-name", Values: [name] }] }),
    );
    const { SecurityGroupRules = [] } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group?.GroupId ?? ""] }] }),
    );
    return SecurityGroupRules.filter(({ IsEgress }) => !IsEgress)
      .map(({ IpProtocol, FromPort, ToPort }) => `${IpProtocol} ${FromPort}-${ToPort}`)
      .sort();
  }
});
