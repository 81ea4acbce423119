import type { DiscoveryParams } from "../../model/ecs-params-run";
import { type Account, dropped, eachKey, type Handler, refused } from "../account";
import type { DiscoveryPlan } from "../plan";

const SEE_TASK = "The record is that of the task, with all of its ports.";
const EXISTING = "Namespaces that exist are for the constructs.";
const CALL = "Take it away, and call enableCloudMap on the service.";
/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const DOMAIN = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i;

/** A name of the tasks in DNS, in a namespace of the network; `undefined` if that cannot be. */
export function translateDiscovery(discovery: DiscoveryParams, account: Account): DiscoveryPlan | undefined {
  const { name: namespace } = discovery.private_dns_namespace ?? {};
  const { name, dns_config: dns } = discovery.service_discovery_service ?? {};
  const named =
    (pattern: RegExp, as: string): Handler<string> =>
    (value, own) => {
      if (pattern.test(value)) own.mapped(as);
      else own.refused("DNS has no such name.", "Use letters, digits and -.");
    };
  if (namespace === undefined || name === undefined) {
    const what = "It takes the name of a private namespace, which is made, and that of the service in it.";
    account.refused(what, "Write private_dns_namespace.name and service_discovery_service.name, or take it away.");
  }
  eachKey(discovery, account, {
    container_name: dropped(SEE_TASK),
    container_port: dropped(SEE_TASK),
    private_dns_namespace: (params, own) =>
      eachKey(params, own, {
        id: refused(EXISTING, CALL),
        name: named(DOMAIN, "A namespace of the network."),
        vpc: (_, key) => key.approximated("The namespace is of the network that the application is given."),
        description: dropped("It is for people."),
      }),
    public_dns_namespace: (params, own) =>
      eachKey(params, own, { id: refused(EXISTING, CALL), name: refused(EXISTING, CALL) }),
    service_discovery_service: (params, own) =>
      eachKey(params, own, {
        name: named(LABEL, "The name of the tasks in the namespace."),
        description: dropped("It is for people."),
        dns_config: (config, key) =>
          eachKey(config, key, {
            type(type, part) {
              if (type === "A") part.mapped("The addresses of the tasks.");
              else part.refused("In awsvpc mode the records are of type A.", "Write A.");
            },
            ttl: (_, part) => part.mapped("How long a client may remember the answer."),
          }),
        healthcheck_custom_config: (config, key) =>
          eachKey(config, key, {
            failure_threshold(count, part) {
              if (count === 1) part.mapped("The only threshold that there is.");
              else part.approximated("1, the only threshold that there is.");
            },
          }),
      }),
  });
  return namespace === undefined || name === undefined ? undefined : { namespace, name, ttl: dns?.ttl };
}
