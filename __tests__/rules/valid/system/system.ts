import * as fc from "fast-check";
import { balancerResources, balancers } from "./balancers";
import { network, networkResources } from "./network";
import { merged, service, serviceResources } from "./service";
import { shared, sharedResources } from "./shared";

/** A whole system in Terraform's JSON, of which container definitions are still lists. */
export type System = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A network, load balancers, a cluster on Fargate and on instances, and one to four services of all kinds: valid, all of it. */
export const system: fc.Arbitrary<System> = fc
  .record({ network, balancers, shared, services: fc.array(service, { minLength: 1, maxLength: 4 }) })
  .map(
    (plan) =>
      merged(
        networkResources(plan.network),
        balancerResources(plan.balancers, plan.network),
        sharedResources(plan.shared, plan.network),
        ...plan.services.map((each, i) => serviceResources(each, `service${i}`, i, plan.network)),
      ) as System,
  );
