import { DescribeClustersCommand, DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetNamespaceCommand, ListNamespacesCommand, ListServicesCommand } from "@aws-sdk/client-servicediscovery";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import {
  Cluster,
  Ec2Service,
  Ec2TaskDefinition,
  FargateService,
  FargateTaskDefinition,
  HttpNamespace,
  LogDriver,
  Network,
  Port,
  PrivateDnsNamespace,
  SecurityGroup,
  VolumeSource,
} from "../../src";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** An API with a name in DNS and one in Service Connect, a client of it, and an agent on each instance. */
function shop(app: App, dnsTtl: number): void {
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const network = new Network(stack, "main", {
    availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"],
    natGateways: 0,
  });
  const connected = new HttpNamespace(stack, "connected", { name: "shop" });
  const dns = new PrivateDnsNamespace(stack, "dns", { name: "shop.internal", network });
  const cluster = new Cluster(stack, "cluster", { defaultNamespace: connected });

  const apiGroup = new SecurityGroup(stack, "api_group", { network });
  const clientGroup = new SecurityGroup(stack, "client_group", { network });
  clientGroup.allowTo(apiGroup, Port.tcp(8080));

  const api = new FargateTaskDefinition(stack, "api_task", { pidMode: "task" });
  const scratch = api.addVolume("scratch", VolumeSource.empty());
  const app1 = api.addContainer("app", {
    image: "httpd:2.4",
    portMappings: [{ containerPort: 8080, name: "api", appProtocol: "http" }],
    mountPoints: [{ volume: scratch, containerPath: "/scratch", readOnly: true }],
    ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
    linuxParameters: {
      addCapabilities: ["SYS_PTRACE"],
      dropCapabilities: ["NET_RAW"],
      initProcessEnabled: true,
      tmpfs: [{ containerPath: "/run", sizeMiB: 16, mountOptions: ["noexec"] }],
    },
    systemControls: { "net.core.somaxconn": "1024" },
    environmentFiles: [{ bucketArn: "arn:aws:s3:::settings", key: "api.env" }],
    interactive: true,
    pseudoTerminal: true,
  });
  api.addContainer("sidecar", { image: "busybox:1", essential: false, volumesFrom: [{ container: app1 }] });
  const apiService = new FargateService(stack, "api", {
    cluster,
    network,
    taskDefinition: api,
    securityGroups: [apiGroup],
  });
  apiService.enableCloudMap({ namespace: dns, name: "api", dnsTtl });
  apiService.enableServiceConnect({
    services: [{ portName: "api", dnsName: "api", port: 80 }],
    logging: LogDriver.awsLogs({ retentionInDays: 7 }),
  });

  const client = new FargateTaskDefinition(stack, "client_task");
  client.addContainer("app", { image: "curlimages/curl:8.10.1", environment: { API: "http://api" } });
  const clientService = new FargateService(stack, "client", {
    cluster,
    network,
    taskDefinition: client,
    securityGroups: [clientGroup],
  });
  clientService.enableServiceConnect();

  const agent = new Ec2TaskDefinition(stack, "agent_task", { pidMode: "host", ipcMode: "host" });
  const socket = agent.addVolume("socket", VolumeSource.bindMount("/var/run/docker.sock"));
  const cache = agent.addVolume(
    "cache",
    VolumeSource.docker({ scope: "shared", autoprovision: true, driver: "local", labels: { Team: "shop" } }),
  );
  agent.addContainer("agent", {
    image: "busybox:1",
    memoryLimitMiB: 64,
    portMappings: [{ containerPort: 9100, hostPort: 0 }],
    mountPoints: [
      { volume: socket, containerPath: "/var/run/docker.sock", readOnly: true },
      { volume: cache, containerPath: "/cache" },
    ],
    hostname: "agent",
    extraHosts: [{ hostname: "db", ipAddress: "10.0.0.5" }],
    dnsServers: ["10.0.0.2"],
    privileged: true,
    linuxParameters: { sharedMemorySizeMiB: 128 },
  });
  const agents = new Ec2Service(stack, "agents", { cluster, taskDefinition: agent, daemon: true });
  agents.enableCloudMap({ namespace: dns, name: "agents" });
}

describeWith(["terraform", "emulator"], "services that find each other", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("discovery");
  const terraform = () => new Terraform(`${outdir}/stacks/shop`, { env: emulator().env });

  async function service(name: string) {
    const command = new DescribeServicesCommand({ cluster: "shop-cluster", services: [`shop-${name}`] });
    return (await awsApi(emulator()).ecs.send(command)).services?.[0];
  }

  async function names() {
    const { Services = [] } = await awsApi(emulator()).serviceDiscovery.send(new ListServicesCommand({}));
    return new Map(Services.map((found) => [found.Name, found]));
  }

  async function containerOf(name: string) {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: (await service(name))?.taskDefinition });
    return (await awsApi(emulator()).ecs.send(command)).taskDefinition?.containerDefinitions?.[0];
  }

  it("are applied, and planned again without a difference", async () => {
    deployable(outdir, "shop", (app) => shop(app, 60));
    await terraform().init();
    await terraform().validate();
    await terraform().apply();
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("have a namespace for Service Connect by their cluster, and one in the VPC's DNS", async () => {
    const { ecs, serviceDiscovery } = awsApi(emulator());
    const { Namespaces = [] } = await serviceDiscovery.send(new ListNamespacesCommand({}));
    const byType = new Map(Namespaces.map((namespace) => [namespace.Type, namespace]));
    expect(byType.get("DNS_PRIVATE")?.Name).toBe("shop.internal");
    const { Namespace } = await serviceDiscovery.send(new GetNamespaceCommand({ Id: byType.get("HTTP")?.Id }));
    expect(Namespace?.Name).toBe("shop");
    const { clusters: [cluster] = [] } = await ecs.send(new DescribeClustersCommand({ clusters: ["shop-cluster"] }));
    expect(cluster?.serviceConnectDefaults).toEqual({ namespace: Namespace?.Arn });
  });

  it("have names in DNS: of tasks by address, of ports of instances by SRV", async () => {
    const found = await names();
    expect(found.get("api")?.DnsConfig).toMatchObject({ DnsRecords: [{ Type: "A", TTL: 60 }] });
    expect(found.get("agents")?.DnsConfig).toMatchObject({ DnsRecords: [{ Type: "SRV", TTL: 60 }] });
    expect((await service("api"))?.serviceRegistries).toEqual([{ registryArn: found.get("api")?.Arn }]);
    expect((await service("agents"))?.serviceRegistries).toEqual([
      { registryArn: found.get("agents")?.Arn, containerName: "agent", containerPort: 9100 },
    ]);
  });

  it("connect by Service Connect, as servers or as clients alone", async () => {
    expect((await service("api"))?.deployments?.[0]?.serviceConnectConfiguration).toMatchObject({
      enabled: true,
      services: [{ portName: "api", clientAliases: [{ dnsName: "api", port: 80 }] }],
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/ecs/shop-api-connect" } },
    });
    const client = (await service("client"))?.deployments?.[0]?.serviceConnectConfiguration;
    expect(client).toMatchObject({ enabled: true });
    expect(client?.services ?? []).toEqual([]);
  });

  it("have containers with all that belongs to them", async () => {
    expect(await containerOf("api")).toMatchObject({
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch", readOnly: true }],
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
      linuxParameters: {
        capabilities: { add: ["SYS_PTRACE"], drop: ["NET_RAW"] },
        initProcessEnabled: true,
        tmpfs: [{ containerPath: "/run", size: 16, mountOptions: ["noexec"] }],
      },
      systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
      environmentFiles: [{ type: "s3", value: "arn:aws:s3:::settings/api.env" }],
      interactive: true,
      pseudoTerminal: true,
    });
    expect(await containerOf("agents")).toMatchObject({
      mountPoints: [{ sourceVolume: "socket" }, { sourceVolume: "cache" }],
      hostname: "agent",
      extraHosts: [{ hostname: "db", ipAddress: "10.0.0.5" }],
      dnsServers: ["10.0.0.2"],
      privileged: true,
      linuxParameters: { sharedMemorySize: 128 },
    });
  });

  it("are updated in place", async () => {
    deployable(outdir, "shop", (app) => shop(app, 15));
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 0, change: 1, destroy: 0 });
    await terraform().apply({ plan });
    expect((await names()).get("api")?.DnsConfig?.DnsRecords).toEqual([{ Type: "A", TTL: 15 }]);
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("leave nothing behind", async () => {
    await terraform().destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
