import {
  addressOf,
  blocks,
  type Configuration,
  isKnown,
  isSingle,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
} from "../configuration";
import { templatesOf } from "../ec2/launched-by";
import { joins, joinsCluster, userDataOf } from "../ec2/user-data";

const FARGATE = /^FARGATE/;

/** The Auto Scaling groups on whose instances a service can run; `undefined` where there are others, or nobody knows. */
export function groupsOf(service: Resource, configuration: Configuration): readonly Resource[] | undefined {
  const strategies = strategiesOf(service, configuration);
  if (strategies === undefined) return undefined;
  if (strategies.length > 0) return groupsBehind(strategies, configuration);
  const { launch_type: launchType = "EC2" } = service.attributes;
  const cluster = clusterOf(service, configuration);
  return cluster && launchType === "EC2" ? groupsIn(cluster, configuration) : undefined;
}

/**
 * How the tasks of a service are spread over capacity providers: as it says itself, or without a launch type, as its cluster does. Empty
 * where neither says it, `undefined` where nobody knows.
 */
export function strategiesOf(
  service: Resource,
  configuration: Configuration,
): readonly Record<string, unknown>[] | undefined {
  const { attributes } = service;
  const own = knownBlocks(attributes, "capacity_provider_strategy");
  if (own === undefined || own.length > 0) return own;
  if (attributes.launch_type !== undefined) return isKnown(attributes.launch_type) ? [] : undefined;
  const cluster = clusterOf(service, configuration);
  const defaults =
    cluster &&
    providerListsOf(cluster, configuration).map((list) =>
      knownBlocks(list.attributes, "default_capacity_provider_strategy"),
    );
  return defaults?.every((each) => each !== undefined) ? defaults.flat() : undefined;
}

/** How many instances there can be in several groups together; `undefined` where one has no known limit. */
export function mostInstances(groups: readonly Resource[]): number | undefined {
  let sum = 0;
  for (const group of groups) {
    const most = isSingle(group) ? knownNumber(group.attributes.max_size) : undefined;
    if (most === undefined) return undefined;
    sum += most;
  }
  return sum;
}

/** Whether a provider is AWS's own, for Fargate; `undefined` where nobody knows. */
export function isFargateProvider(provider: unknown): boolean | undefined {
  if (typeof provider !== "string") return undefined;
  // A provider of this configuration is none of AWS's.
  return isKnown(provider)
    ? FARGATE.test(provider)
    : /^\$\{aws_ecs_capacity_provider\./.test(provider)
      ? false
      : undefined;
}

/** The lists of a cluster's providers; it has one, if it is in the configuration. */
export function providerListsOf(cluster: Resource, configuration: Configuration): readonly Resource[] {
  return configuration.referring(cluster, "aws_ecs_cluster_capacity_providers", "cluster_name");
}

/** The capacity provider that is named by a reference or by its name, if it is in the configuration. */
export function providerNamed(provider: unknown, configuration: Configuration): Resource | undefined {
  const name = knownString(provider);
  const found =
    name === undefined
      ? configuration.referredBy(provider)
      : configuration.resources("aws_ecs_capacity_provider").find(({ attributes }) => attributes.name === name);
  return found?.type === "aws_ecs_capacity_provider" ? found : undefined;
}

/** What stands for a provider, named by a reference or by its name; `undefined` where nobody knows. */
export function providerKey(provider: unknown, configuration: Configuration): string | undefined {
  const found = providerNamed(provider, configuration);
  return found === undefined ? knownString(provider) : addressOf(found);
}

/** The cluster of a service, if it is in the configuration. */
export function clusterOf({ attributes }: Resource, configuration: Configuration): Resource | undefined {
  const cluster = configuration.referredBy(attributes.cluster);
  return cluster?.type === "aws_ecs_cluster" ? cluster : undefined;
}

function groupsBehind(
  strategies: readonly Record<string, unknown>[],
  configuration: Configuration,
): readonly Resource[] | undefined {
  return distinct(strategies.map(({ capacity_provider: provider }) => groupBehind(provider, configuration)));
}

/** The group behind a capacity provider, which is named by a reference or by its name. */
function groupBehind(provider: unknown, configuration: Configuration): Resource | undefined {
  const found = providerNamed(provider, configuration);
  const [first] = blocks(found?.attributes.auto_scaling_group_provider);
  const group = configuration.referredBy(first?.auto_scaling_group_arn);
  return group?.type === "aws_autoscaling_group" ? group : undefined;
}

/** All groups whose instances are in a cluster: behind its providers, or because their script joins it. */
function groupsIn(cluster: Resource, configuration: Configuration): readonly Resource[] | undefined {
  // An instance by itself may be in the cluster too.
  if (configuration.resources("aws_instance").some(mayJoin)) return undefined;
  const providers = providerListsOf(cluster, configuration).map(
    ({ attributes }) => attributes.capacity_providers ?? [],
  );
  if (!providers.every(Array.isArray)) return undefined;
  const onEc2 = providers.flat().filter((provider) => !FARGATE.test(String(provider)));
  const behind = onEc2.map((provider) => groupBehind(provider, configuration));
  const joined = configuration.resources("aws_autoscaling_group").map((group) => {
    if (behind.includes(group)) return group;
    const joining = groupJoins(group, cluster, configuration);
    return joining === undefined ? undefined : joining ? group : [];
  });
  return distinct([...behind, ...joined].flat());
}

function mayJoin(instance: Resource): boolean {
  const script = userDataOf(instance);
  return script === undefined || joins(script);
}

function groupJoins(group: Resource, cluster: Resource, configuration: Configuration): boolean | undefined {
  const scripts = templatesOf(group, configuration).map(userDataOf);
  if (scripts.length === 0) return undefined;
  const joining = scripts.map((script) => script !== undefined && joinsCluster(script, cluster, configuration));
  return scripts.includes(undefined) || joining.includes(undefined) ? undefined : joining.includes(true);
}

/** Each group once; `undefined` if one of them is not known, or there is none. */
function distinct(groups: readonly (Resource | undefined)[]): readonly Resource[] | undefined {
  const known = groups.filter((group) => group !== undefined);
  return known.length === groups.length && known.length > 0 ? [...new Set(known)] : undefined;
}
