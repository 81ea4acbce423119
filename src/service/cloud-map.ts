import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import type { IDnsNamespace } from "../discovery/namespace";
import { CheckedConstruct } from "../rules/checked-construct";
import type { LoadBalancerTargetOptions } from "./load-balancer-target";

/** The name of a service in DNS. Which container and port it leads to is said in bridge and host mode alone. */
export interface CloudMapOptions extends LoadBalancerTargetOptions {
  readonly namespace: IDnsNamespace;
  /** In front of the namespace's: `api`. A change replaces the name. */
  readonly name: string;
  /**
   * Seconds for which a client may remember the answer.
   * @default 60
   */
  readonly dnsTtl?: number;
}

export interface CloudMapServiceProps {
  readonly namespace: IDnsNamespace;
  readonly name: string;
  readonly dnsTtl?: number;
  /** `A`: the addresses of the tasks; `SRV`: those of their instances, with the ports. */
  readonly recordType: "A" | "SRV";
}

/** A name in Cloud Map under which ECS writes down the tasks of a service as they come and go; made by `enableCloudMap`. */
export class CloudMapService extends CheckedConstruct {
  readonly resource: ServiceDiscoveryService;
  /** The whole name: `api.shop.internal`. */
  readonly dnsName: string;

  constructor(scope: Construct, id: string, { namespace, name, dnsTtl = 60, recordType }: CloudMapServiceProps) {
    super(scope, id);
    this.dnsName = `${name}.${namespace.namespaceName}`;
    this.resource = addressed(
      new ServiceDiscoveryService(this, "CloudMap", {
        name,
        dnsConfig: {
          namespaceId: namespace.namespaceId,
          routingPolicy: "MULTIVALUE",
          dnsRecords: [{ type: recordType, ttl: dnsTtl }],
        },
        // ECS says which tasks are healthy; 1 is the only threshold that there is.
        healthCheckCustomConfig: { failureThreshold: 1 },
      }),
    );
  }
}
