import { DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeServicesCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  ApplicationLoadBalancer,
  Cluster,
  FargateService,
  FargateTaskDefinition,
  ListenerAction,
  ListenerCondition,
  LogDriver,
  Network,
  Peer,
  Port,
  Secret,
  SecurityGroup,
} from "../../src";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf";

/** Two services behind one listener, on Spot and on Fargate, with what the hands-on does not use. */
function shop(app: App, desiredCount: number): void {
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const offices = new TerraformVariable(stack, "offices", { type: "list(string)" });
  const network = new Network(stack, "main", {
    cidr: "10.1.0.0/20",
    availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"],
    natGateways: 1,
  });
  const cluster = new Cluster(stack, "cluster", {
    containerInsights: "enabled",
    enableFargateCapacityProviders: true,
  });
  const alb = new ApplicationLoadBalancer(stack, "alb", { network, internetFacing: true });
  const listener = alb.addListener("http", { port: 80, allowFrom: Peer.ipv4(offices.listValue) });

  const web = new FargateTaskDefinition(stack, "web", { cpu: 512, memoryLimitMiB: 1024, cpuArchitecture: "ARM64" });
  const cache = web.addContainer("cache", {
    image: "redis:7",
    essential: false,
    healthCheck: { command: "redis-cli ping", interval: 10, retries: 2 },
  });
  web.addContainer("nginx", {
    image: "nginx:1.27",
    portMappings: [{ containerPort: 8080 }],
    environment: { MODE: "production" },
    secrets: { DB_PASSWORD: Secret.fromSecretsManager(SECRET, { jsonField: "password" }) },
    logging: LogDriver.awsLogs({ retentionInDays: 30 }),
    dependsOn: [{ container: cache }],
  });
  const webService = new FargateService(stack, "web_service", {
    cluster,
    network,
    taskDefinition: web,
    desiredCount,
    capacityProviderStrategies: [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 3 },
    ],
    minHealthyPercent: 50,
    maxHealthyPercent: 150,
    circuitBreaker: { rollback: true },
    healthCheckGracePeriod: 60,
    enableExecuteCommand: true,
  });
  const target = webService.loadBalancerTarget({ containerName: "nginx" });
  listener.addTargets("web", { port: 80, targets: [target], healthCheck: { path: "/health" } });

  const api = new FargateTaskDefinition(stack, "api");
  api.addContainer("app", { image: "httpd:2.4", portMappings: [{ containerPort: 80 }] });
  const closed = new SecurityGroup(stack, "api_group", { network, allowAllOutbound: false });
  closed.addIngressRule("office", { peer: Peer.ipv4(["192.0.2.0/24", "198.51.100.0/24"]), port: Port.tcp(80) });
  closed.addEgressRule("registry", { peer: Peer.anyIpv4(), port: Port.tcp(443) });
  const apiService = new FargateService(stack, "api_service", {
    cluster: Cluster.fromClusterAttributes(cluster),
    network,
    taskDefinition: api,
    securityGroups: [closed],
  });
  listener.addTargets("api", {
    port: 80,
    priority: 10,
    conditions: [ListenerCondition.pathPatterns(["/api/*"]), ListenerCondition.hostHeaders(["*.example.com"])],
    targets: [apiService],
  });
  listener.addRule("old", {
    priority: 20,
    conditions: [ListenerCondition.pathPatterns(["/old/*"])],
    action: ListenerAction.fixedResponse(410, { messageBody: "gone" }),
  });
  new TerraformOutput(stack, "service", { value: webService.serviceName });
}

describeWith(["terraform", "emulator"], "two services behind one listener", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("shop");
  const vars = { offices: ["203.0.113.0/24", "198.51.100.7/32"] };
  const terraform = () => new Terraform(`${outdir}/stacks/shop`, { env: emulator().env });

  it("are applied, and planned again without a difference", async () => {
    deployable(outdir, "shop", (app) => shop(app, 2));
    await terraform().init();
    await terraform().validate();
    await terraform().apply({ vars });
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
  });

  it("run where and how they were asked to", async () => {
    const { ecs } = awsApi(emulator());
    const { services = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: "shop-cluster", services: ["shop-web-service", "shop-api-service"] }),
    );
    const [web, api] = services;
    expect(web).toMatchObject({
      desiredCount: 2,
      healthCheckGracePeriodSeconds: 60,
      enableExecuteCommand: true,
      deploymentConfiguration: {
        minimumHealthyPercent: 50,
        maximumPercent: 150,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      loadBalancers: [{ containerName: "nginx", containerPort: 8080 }],
    });
    expect(web?.capacityProviderStrategy).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ capacityProvider: "FARGATE", base: 1, weight: 1 }),
        expect.objectContaining({ capacityProvider: "FARGATE_SPOT", weight: 3 }),
      ]),
    );
    expect(api).toMatchObject({ launchType: "FARGATE", loadBalancers: [{ containerName: "app", containerPort: 80 }] });

    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "shop-web" }));
    expect(taskDefinition?.runtimePlatform).toMatchObject({ cpuArchitecture: "ARM64" });
    expect(taskDefinition?.containerDefinitions?.[1]).toMatchObject({
      dependsOn: [{ containerName: "cache", condition: "HEALTHY" }],
      secrets: [{ name: "DB_PASSWORD", valueFrom: `${SECRET}:password::` }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "/ecs/shop-web-nginx", "awslogs-region": "ap-northeast-1" },
      },
    });
  });

  it("start with a role that may write its logs and read its secret, and nothing else", async () => {
    const { iam } = awsApi(emulator());
    const RoleName = "shop-web-execution-role";
    const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    const logs = "arn:aws:logs:ap-northeast-1:123456789012:log-group:/ecs/shop-web-nginx:*";
    expect(JSON.parse(decodeURIComponent(PolicyDocument)).Statement).toEqual([
      { Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: [SECRET] },
      { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: [logs] },
    ]);
  });

  it("are reached by the load balancer alone, and the load balancer by the offices", async () => {
    const alb = await rulesOf("shop-alb");
    expect(alb.ingress.map(({ CidrIpv4, FromPort }) => `${CidrIpv4} ${FromPort}`).sort()).toEqual([
      "198.51.100.7/32 80",
      "203.0.113.0/24 80",
    ]);
    const web = await rulesOf("shop-web-service");
    expect(web.ingress).toHaveLength(1);
    expect(web.ingress[0]).toMatchObject({ ReferencedGroupInfo: { GroupId: alb.id }, FromPort: 8080, ToPort: 8080 });
    expect(alb.egress).toHaveLength(1);
    expect(alb.egress[0]).toMatchObject({ ReferencedGroupInfo: { GroupId: web.id }, FromPort: 8080 });
  });

  it("are updated in place", async () => {
    deployable(outdir, "shop", (app) => shop(app, 5));
    const plan = await terraform().plan({ vars });
    expect(plan).toMatchObject({ add: 0, change: 1, destroy: 0 });
    await terraform().apply({ plan });
    expect((await terraform().plan({ vars })).noChanges).toBe(true);
  });

  it("leave nothing behind", async () => {
    await terraform().destroy({ vars });
    expect(await leftovers(emulator())).toEqual([]);
  });

  async function rulesOf(name: string) {
    const { ec2 } = awsApi(emulator());
    const { SecurityGroups: [group] = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-name", Values: [name] }] }),
    );
    const { SecurityGroupRules: rules = [] } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [group?.GroupId ?? ""] }] }),
    );
    return {
      id: group?.GroupId,
      ingress: rules.filter(({ IsEgress }) => !IsEgress),
      egress: rules.filter(({ IsEgress }) => IsEgress),
    };
  }
});
