import { TerraformVariable } from "cdktf";
import { Cluster } from "../../src/cluster/cluster";
import { HttpNamespace } from "../../src/discovery/http-namespace";
import { Network } from "../../src/network/network";
import { FargateService } from "../../src/service/fargate-service";
import type { ServiceConnectOptions } from "../../src/service/service-connect";
import type { PortMapping } from "../../src/task-definition/container-network";
import { FargateTaskDefinition } from "../../src/task-definition/fargate-task-definition";
import { LogDriver } from "../../src/task-definition/log-driver";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a"] });
const PORTS: readonly PortMapping[] = [{ containerPort: 8080, name: "api" }, { containerPort: 9100 }];

function connected(options?: ServiceConnectOptions, portMappings = PORTS) {
  return synthesiseFully((scope) => {
    const defaultNamespace = new HttpNamespace(scope, "names", { name: "shop" });
    const cluster = new Cluster(scope, "cluster", { defaultNamespace });
    const taskDefinition = new FargateTaskDefinition(scope, "task");
    taskDefinition.addContainer("app", { image: "app:1", portMappings });
    new FargateService(scope, "web", { cluster, taskDefinition, network }).enableServiceConnect(options);
  });
}

function configuration(options?: ServiceConnectOptions): unknown {
  return connected(options).resource("aws_ecs_service", "web").service_connect_configuration;
}

describe("a service with Service Connect", () => {
  it("is a client alone, in the namespace of its cluster, when nothing else is said", () => {
    expect(configuration()).toEqual({ enabled: true });
    expect(configuration({ services: [] })).toEqual({ enabled: true });
  });

  it("offers a port under a name and a number", () => {
    const services = [{ portName: "api", discoveryName: "shop-api", dnsName: "api", port: 80 }];
    expect(configuration({ services })).toEqual({
      enabled: true,
      service: [{ port_name: "api", discovery_name: "shop-api", client_alias: { dns_name: "api", port: 80 } }],
    });
  });

  it("offers it, unless told otherwise, under the number of the container", () => {
    expect(configuration({ services: [{ portName: "api" }] })).toEqual({
      enabled: true,
      service: [{ port_name: "api", client_alias: { port: 8080 } }],
    });
  });

  it("may be in another namespace than its cluster", () => {
    const stack = synthesiseFully((scope) => {
      const taskDefinition = new FargateTaskDefinition(scope, "task");
      taskDefinition.addContainer("app", { image: "app:1" });
      const cluster = new Cluster(scope, "cluster");
      const namespace = new HttpNamespace(scope, "names", { name: "shop" });
      new FargateService(scope, "web", { cluster, taskDefinition, network }).enableServiceConnect({ namespace });
    });
    expect(stack.resource("aws_ecs_service", "web").service_connect_configuration).toEqual({
      enabled: true,
      namespace: "${aws_service_discovery_http_namespace.names.arn}",
    });
  });

  it("has logs of its proxy, which the execution role may write", () => {
    const stack = connected({ logging: LogDriver.awsLogs({ retentionInDays: 7 }) });
    expect(stack.resource("aws_cloudwatch_log_group", "web_connect")).toEqual({
      name: "/ecs/stack-web-connect",
      retention_in_days: 7,
    });
    expect(stack.resource("aws_ecs_service", "web").service_connect_configuration).toEqual({
      enabled: true,
      log_configuration: {
        log_driver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.web_connect.name}",
          "awslogs-region": "${data.aws_region.logs.name}",
          "awslogs-stream-prefix": "web_connect",
        },
      },
    });
    expect(stack.resource("aws_iam_role_policy", "task_execution_role").policy).toContain("logs:PutLogEvents");
  });

  it("asks for the number of a port whose name nobody has", () => {
    expect(() => connected({ services: [{ portName: "web" }] })).toThrow(
      '[stack/web] portName is "web"; allowed: api. Give the port mapping of the container a name, before Service Connect.',
    );
    expect(() => connected({ services: [{ portName: "web" }] }, [])).toThrow(
      "allowed: none yet, as no port mapping has",
    );
  });

  it("takes the number of a port whose name only Terraform knows", () => {
    const stack = synthesiseFully((scope) => {
      const name = new TerraformVariable(scope, "port_name", { type: "string" }).stringValue;
      const cluster = new Cluster(scope, "cluster");
      const taskDefinition = new FargateTaskDefinition(scope, "task");
      taskDefinition.addContainer("app", { image: "app:1", portMappings: [{ containerPort: 8080, name }] });
      new FargateService(scope, "web", { cluster, taskDefinition, network }).enableServiceConnect({
        namespace: new HttpNamespace(scope, "names", { name: "shop" }),
        services: [{ portName: "api", port: 80 }],
      });
    });
    expect(stack.resource("aws_ecs_service", "web").service_connect_configuration).toMatchObject({
      service: [{ port_name: "api", client_alias: { port: 80 } }],
    });
  });
});
