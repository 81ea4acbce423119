import type { ITerraformDependable } from "cdktf";
import type { ILoadBalancerTarget, ITargetGroup, TargetTraffic } from "../load-balancer/target-group-base";
import { Port } from "../network/port";
import type { ISecurityGroup } from "../network/security-group";

/** Which container of a service, and which port of it, gets the requests. */
export interface LoadBalancerTargetOptions {
  /** @default the first container */
  readonly containerName?: string;
  /** @default the first port of the container */
  readonly containerPort?: number;
}

/** What a container needs of its service in order to stand behind a load balancer. */
export interface ITargetService {
  /** Has the tasks registered with `targetGroup` as they come and go. */
  registerTarget(targetGroup: ITargetGroup, containerName: string, containerPort: number): void;
  /** Creates the service after `resource`, and deletes it before. */
  startAfter(resource: ITerraformDependable): void;
  /** Where a port of a container is reached: at the task's own address, or at its instance. */
  targetPort(containerName: string, containerPort: number, protocol: "tcp" | "udp"): Port;
  /** Opens a port there for what carries `securityGroup`. */
  openTo(securityGroup: ISecurityGroup, port: Port): void;
  readonly targetType: "ip" | "instance";
}

/** One port of one container of a service, as a target of a load balancer. */
export class LoadBalancerTarget implements ILoadBalancerTarget {
  constructor(
    private readonly service: ITargetService,
    private readonly containerName: string,
    private readonly containerPort: number,
  ) {}

  get targetType(): "ip" | "instance" {
    return this.service.targetType;
  }

  attachTo(targetGroup: ITargetGroup): void {
    this.service.registerTarget(targetGroup, this.containerName, this.containerPort);
  }

  startAfter(route: ITerraformDependable): void {
    this.service.startAfter(route);
  }

  admit(securityGroup: ISecurityGroup, { protocols, healthCheckPort }: TargetTraffic): void {
    for (const protocol of protocols) {
      const port = this.service.targetPort(this.containerName, this.containerPort, protocol);
      this.service.openTo(securityGroup, port);
    }
    if (healthCheckPort !== undefined) this.service.openTo(securityGroup, Port.tcp(healthCheckPort));
  }
}
