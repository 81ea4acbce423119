/** A port on which a container can be reached. */
export interface PortMapping {
  /** The port that the program listens on, 1 to 65535. */
  readonly containerPort: number;
  /**
   * The port of the host. In awsvpc mode the same as the container's; in bridge mode 0 lets Docker choose.
   * @default the container's in awsvpc and host mode, chosen by Docker in bridge mode
   */
  readonly hostPort?: number;
  /** @default "tcp" */
  readonly protocol?: "tcp" | "udp";
  /**
   * A name for Service Connect.
   * @default none
   */
  readonly name?: string;
  /**
   * The protocol inside of the connection, for the metrics of Service Connect.
   * @default none
   */
  readonly appProtocol?: "http" | "http2" | "grpc";
}

/** A line of the container's `/etc/hosts`. */
export interface HostEntry {
  readonly hostname: string;
  readonly ipAddress: string;
}

/**
 * How a container reaches others, and is reached. In awsvpc mode, and thus on Fargate, the task has one network for all of its
 * containers: there, AWS takes the ports alone.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_network
 */
export interface ContainerNetworkOptions {
  /** @default none */
  readonly portMappings?: readonly PortMapping[];
  /**
   * Other containers of the task that this one finds by name, in bridge mode: `db` or `db:database`.
   * @default none
   */
  readonly links?: readonly string[];
  /**
   * The name that the container has for itself, not in awsvpc mode.
   * @default the id that Docker gives it
   */
  readonly hostname?: string;
  /**
   * Names that the container finds without DNS, not in awsvpc mode.
   * @default none
   */
  readonly extraHosts?: readonly HostEntry[];
  /**
   * Addresses of the DNS servers, not in awsvpc mode.
   * @default those of the instance
   */
  readonly dnsServers?: readonly string[];
}

/** The members of the ECS API that say how a container is reached. */
export function networkJson({ portMappings, links, hostname, extraHosts, dnsServers }: ContainerNetworkOptions) {
  return { portMappings, links, hostname, extraHosts, dnsServers };
}
