import { list } from "../schema/list";
import { type Extensible, object } from "../schema/object";
import { integer, oneOf, text } from "../schema/scalars";

/** What an `ecs-params.yml` says of how tasks are run. */
export interface RunParams extends Extensible {
  readonly network_configuration?: NetworkParams;
  readonly task_placement?: PlacementParams;
  readonly service_discovery?: DiscoveryParams;
}

export interface NetworkParams extends Extensible {
  readonly awsvpc_configuration?: AwsvpcParams;
}

export interface AwsvpcParams extends Extensible {
  readonly subnets?: readonly string[];
  readonly security_groups?: readonly string[];
  readonly assign_public_ip?: "ENABLED" | "DISABLED";
}

export interface PlacementParams extends Extensible {
  readonly strategy?: readonly StrategyParams[];
  readonly constraints?: readonly PlacementConstraintParams[];
}

export interface StrategyParams extends Extensible {
  readonly type?: string;
  readonly field?: string;
}

export interface PlacementConstraintParams extends Extensible {
  readonly type?: string;
  readonly expression?: string;
}

/** A name of the service in DNS. */
export interface DiscoveryParams extends Extensible {
  readonly container_name?: string;
  readonly container_port?: number;
  readonly private_dns_namespace?: PrivateNamespaceParams;
  readonly public_dns_namespace?: NamespaceParams;
  readonly service_discovery_service?: DiscoveryServiceParams;
}

export interface NamespaceParams extends Extensible {
  readonly id?: string;
  readonly name?: string;
}

export interface PrivateNamespaceParams extends NamespaceParams {
  readonly vpc?: string;
  readonly description?: string;
}

export interface DiscoveryServiceParams extends Extensible {
  readonly name?: string;
  readonly description?: string;
  readonly dns_config?: DnsParams;
  readonly healthcheck_custom_config?: DiscoveryHealthParams;
}

export interface DnsParams extends Extensible {
  readonly type?: "A" | "SRV";
  /** Seconds. */
  readonly ttl?: number;
}

export interface DiscoveryHealthParams extends Extensible {
  readonly failure_threshold?: number;
}

const MOST_TTL = 2_147_483_647;

export const runParams = object<RunParams>("parameters of running tasks", {
  network_configuration: object<NetworkParams>("a network configuration", {
    awsvpc_configuration: object<AwsvpcParams>("the network of tasks", {
      subnets: list(text),
      security_groups: list(text),
      assign_public_ip: oneOf("ENABLED", "DISABLED"),
    }),
  }),
  task_placement: object<PlacementParams>("where tasks are placed", {
    strategy: list(object<StrategyParams>("a strategy", { type: text, field: text })),
    constraints: list(object<PlacementConstraintParams>("a constraint", { type: text, expression: text })),
  }),
  service_discovery: object<DiscoveryParams>("a name in DNS", {
    container_name: text,
    container_port: integer(0, 65_535),
    private_dns_namespace: object<PrivateNamespaceParams>("a namespace", {
      id: text,
      name: text,
      vpc: text,
      description: text,
    }),
    public_dns_namespace: object<NamespaceParams>("a namespace", { id: text, name: text }),
    service_discovery_service: object<DiscoveryServiceParams>("a service of Cloud Map", {
      name: text,
      description: text,
      dns_config: object<DnsParams>("records of DNS", { type: oneOf("A", "SRV"), ttl: integer(0, MOST_TTL) }),
      healthcheck_custom_config: object<DiscoveryHealthParams>("a health check", { failure_threshold: integer(1) }),
    }),
  }),
});
