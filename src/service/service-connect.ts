import type {
  EcsServiceServiceConnectConfiguration,
  EcsServiceServiceConnectConfigurationService,
} from "@cdktf/provider-aws/lib/ecs-service";
import { Construct } from "constructs";
import { ConfigurationError } from "../core/errors";
import type { INamespace } from "../discovery/namespace";
import type { PortMapping } from "../task-definition/container-network";
import type { LogDriver } from "../task-definition/log-driver";
import type { TaskDefinition } from "../task-definition/task-definition";

/** A port of a service that others of the namespace can connect to. */
export interface ServiceConnectService {
  /** The `name` of a port mapping of the task definition. */
  readonly portName: string;
  /**
   * The name in Cloud Map, of which a namespace has one.
   * @default the port's name, from AWS
   */
  readonly discoveryName?: string;
  /**
   * What clients connect to.
   * @default the name in Cloud Map and the namespace's, with a dot between, from AWS
   */
  readonly dnsName?: string;
  /**
   * The port that clients connect to.
   * @default the container's
   */
  readonly port?: number;
}

export interface ServiceConnectOptions {
  /**
   * Services that can be connected to. Clients that run already find a new one after their next deployment.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
   * @default none: the tasks are clients alone
   */
  readonly services?: readonly ServiceConnectService[];
  /** @default that of the cluster */
  readonly namespace?: INamespace;
  /**
   * Where the proxy beside the containers writes to.
   * @default nowhere
   */
  readonly logging?: LogDriver;
}

/** What Service Connect needs of a service. */
export interface IConnectedService extends Construct {
  readonly taskDefinition: TaskDefinition;
}

/** Service Connect as the resource of the service has it; log groups are made in the service's scope. */
export function serviceConnect(
  service: IConnectedService,
  { services = [], namespace, logging }: ServiceConnectOptions,
): EcsServiceServiceConnectConfiguration {
  const logs = logging?.bind(new Construct(service, "connect"));
  for (const statement of logs?.permissions ?? []) service.taskDefinition.addToExecutionRolePolicy(statement);
  return {
    enabled: true,
    namespace: namespace?.namespaceArn,
    service: services.length > 0 ? services.map((options) => block(service, options)) : undefined,
    logConfiguration: logs?.configuration,
  };
}

function block(
  service: IConnectedService,
  { portName, discoveryName, dnsName, port }: ServiceConnectService,
): EcsServiceServiceConnectConfigurationService {
  return { portName, discoveryName, clientAlias: { dnsName, port: port ?? containerPort(service, portName) } };
}

function containerPort(service: IConnectedService, portName: string): number {
  const mappings = service.taskDefinition.containers.flatMap(
    ({ portMappings }): readonly PortMapping[] => portMappings,
  );
  const mapping = mappings.find(({ name }) => name === portName);
  if (mapping !== undefined) return mapping.containerPort;
  const names = mappings.flatMap(({ name }) => name ?? []);
  throw new ConfigurationError(service, {
    property: "portName",
    got: portName,
    allowed: names.join(", ") || "none yet, as no port mapping has a name",
    fix: "Give the port mapping of the container a name, before Service Connect.",
  });
}
