import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { App } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { ComposeApplication } from "../../src/compose";
import { Network } from "../../src/network/network";
import { CONVERTED, sampleFiles } from "../support/compose-samples";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider } from "../support/synth";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** A game by TCP and UDP, logs by TCP, UDP and HTTP, and a forge by HTTP and SSH. */
const APPLICATIONS = ["minecraft", "elk", "gitea"];

function compose(app: App): void {
  const stack = stackWithProvider(app, "wires");
  const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"];
  const network = new Network(stack, "main", { availabilityZones, natGateways: 1 });
  const cluster = new Cluster(stack, "cluster");
  for (const name of APPLICATIONS) {
    const files = sampleFiles(name, ...(CONVERTED[name] ?? []));
    new ComposeApplication(stack, name, { files, cluster, network, environment: {} });
  }
}

describeWith(["terraform", "emulator"], "Compose applications that speak more than HTTP", () => {
  const emulator = useEmulator();
  let terraform: Terraform;

  beforeAll(() => {
    const directory = deployable(scratchDirectory("wires"), "wires", compose);
    terraform = new Terraform(directory, { env: emulator().env });
  });

  it("are applied, and planned again without a difference", async () => {
    await terraform.init();
    await terraform.apply();
    expect((await terraform.plan()).noChanges).toBe(true);
  });

  it("stand behind a load balancer for HTTP and one for the rest, by the ports that they publish", async () => {
    const { elb } = awsApi(emulator());
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const listeners = LoadBalancers.map(async ({ LoadBalancerArn, LoadBalancerName = "", Type }) => {
      const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
      const [, name] = LoadBalancerName.split("-");
      return [`${name} ${Type}`, Listeners.map(({ Port, Protocol }) => `${Protocol} ${Port}`).sort()];
    });
    expect(Object.fromEntries(await Promise.all(listeners))).toEqual({
      "minecraft network": ["TCP 25565", "UDP 19132", "UDP 19133"],
      "elk application": ["HTTP 5601", "HTTP 9200"],
      "elk network": ["TCP 5044", "TCP_UDP 50000"],
      "gitea application": ["HTTP 3000"],
      "gitea network": ["TCP 222"],
    });
  });

  it("are checked by TCP, also where they take UDP", async () => {
    const { TargetGroups = [] } = await awsApi(emulator()).elb.send(new DescribeTargetGroupsCommand({}));
    const checks = TargetGroups.filter(({ Protocol }) => Protocol !== "HTTP").map(
      ({ Protocol, Port, HealthCheckProtocol, HealthCheckPort }) =>
        `${Protocol} ${Port}: ${HealthCheckProtocol} ${HealthCheckPort}`,
    );
    expect(checks.sort()).toEqual([
      "TCP 22: TCP traffic-port",
      "TCP 25565: TCP traffic-port",
      "TCP 5044: TCP traffic-port",
      "TCP_UDP 50000: TCP traffic-port",
      "UDP 19132: TCP 25565",
      "UDP 19133: TCP 25565",
    ]);
  });

  it("register their containers at ports that these have once", async () => {
    const { ecs } = awsApi(emulator());
    const command = new DescribeServicesCommand({ cluster: "wires-cluster", services: ["wires-elk-logstash"] });
    const { services: [logstash] = [] } = await ecs.send(command);
    expect(logstash?.loadBalancers?.map(({ containerPort }) => String(containerPort)).sort()).toEqual([
      "50000",
      "5044",
    ]);
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: "wires-elk-logstash" }),
    );
    const container = taskDefinition?.containerDefinitions?.find(({ name }) => name === "logstash");
    expect(container?.portMappings).toMatchObject([
      { containerPort: 5044, protocol: "tcp" },
      { containerPort: 50000, protocol: "tcp" },
    ]);
  });

  it("leave nothing when they are destroyed", async () => {
    await terraform.destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
