import { type Configuration, knownString, type Resource } from "../configuration";
import { isFargateProvider, providerNamed, strategiesOf } from "../ecs-capacity/capacity";

/** Where the tasks of a service run, by its launch type or its capacity providers; `undefined` where nobody knows. */
export function launchTypeOf(service: Resource, configuration: Configuration): string | undefined {
  const { launch_type: own } = service.attributes;
  const providers = strategiesOf(service, configuration)?.map(({ capacity_provider }) => capacity_provider);
  if (providers === undefined || own === null) return undefined;
  if (providers.length === 0) return own === undefined ? "EC2" : knownString(own);
  if (providers.every(isFargateProvider)) return "FARGATE";
  // One that is not in the configuration may be of AWS's managed instances.
  return providers.every((provider) => providerNamed(provider, configuration)) ? "EC2" : undefined;
}
