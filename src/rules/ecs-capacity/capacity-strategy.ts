import {
  addressOf,
  type Configuration,
  knownBlocks,
  knownList,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import type { Finding, Rule } from "../rule";
import { clusterOf, isFargateProvider, providerListsOf, providerNamed } from "./capacity";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const ITEM = `${API}/API_CapacityProviderStrategyItem.html`;
const SERVICE = `${API}/API_CreateService.html`;

const STRATEGIES = "capacity_provider_strategy";
const MOST_STRATEGIES = 20;

interface Strategy {
  readonly property: string;
  readonly capacity_provider?: unknown;
  readonly weight?: unknown;
  readonly base?: unknown;
}

/** The strategies of a service itself; none where Terraform makes them. */
function strategiesOf({ attributes }: Resource): Strategy[] {
  const strategies = knownBlocks(attributes, STRATEGIES) ?? [];
  return strategies.map((strategy, i) => ({ property: `${STRATEGIES}[${i}]`, ...strategy }));
}

function service(...strategies: object[]): ResourceMap {
  return { aws_ecs_service: { web: { [STRATEGIES]: strategies } } };
}

function inCluster(capacity_provider: string): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_ecs_cluster_capacity_providers: {
      shop: { cluster_name: "${aws_ecs_cluster.shop.name}", capacity_providers: ["FARGATE"] },
    },
    aws_ecs_service: {
      web: { cluster: "${aws_ecs_cluster.shop.arn}", [STRATEGIES]: [{ capacity_provider, weight: 1 }] },
    },
  };
}

/** What AWS refuses in the capacity providers that a service names. */
export const capacityStrategyRules: readonly Rule[] = [
  {
    id: "SV013",
    resourceType: "aws_ecs_service",
    title: "a service has at most 20 capacity provider strategies",
    fix: "Name fewer capacity providers.",
    source: SERVICE,
    *check(resource) {
      const { length } = strategiesOf(resource);
      if (length <= MOST_STRATEGIES) return;
      yield { property: STRATEGIES, got: `${length} strategies`, allowed: `at most ${MOST_STRATEGIES}` };
    },
    examples: { failing: service(...strategies(21)), passing: service(...strategies(20)) },
  },
  rangeRule("SV014", "weight", 1000, "the weight of a capacity provider is 0 to 1000"),
  rangeRule("SV015", "base", 100_000, "the base of a capacity provider is 0 to 100000"),
  {
    id: "SV016",
    resourceType: "aws_ecs_service",
    title: "one capacity provider of a service at most has a base",
    fix: "Leave the base of the others out: they get tasks by their weights.",
    source: ITEM,
    *check(resource) {
      const based = strategiesOf(resource).filter(({ base }) => (knownNumber(base) ?? 0) > 0);
      for (const { property, base: got } of based.slice(1)) {
        yield { property: `${property}.base`, got, allowed: "0, as another provider has a base" };
      }
    },
    examples: {
      failing: service(...based(1, 1)),
      passing: service(...based(1, 0)),
    },
  },
  {
    id: "SV017",
    resourceType: "aws_ecs_service",
    title: "one capacity provider of a service has a weight above 0",
    fix: "Give one of the providers a weight: 1 is enough. Without it, the weight is 0.",
    source: ITEM,
    *check(resource) {
      const all = strategiesOf(resource);
      if (all.length === 0 || !all.every(({ weight }) => isUnset(weight) || knownNumber(weight) === 0)) return;
      const got = all.map(({ weight = 0 }) => weight).join(", ");
      yield { property: `${STRATEGIES}[].weight`, got, allowed: "a weight above 0 of one provider or more" };
    },
    examples: {
      failing: service({ capacity_provider: "FARGATE" }),
      passing: service({ capacity_provider: "FARGATE", weight: 0 }, { capacity_provider: "FARGATE_SPOT", weight: 1 }),
    },
  },
  {
    id: "SV018",
    resourceType: "aws_ecs_service",
    title: "the tasks of a service run on Fargate or on instances, not on both",
    fix: "Name providers of one kind; for the other, make a second service.",
    source: SERVICE,
    *check(resource) {
      const names = strategiesOf(resource).flatMap(({ property, capacity_provider: provider }) => {
        const isFargate = isFargateProvider(provider);
        return isFargate === undefined ? [] : [{ property, provider, isFargate }];
      });
      const [first] = names;
      const other = names.find(({ isFargate }) => isFargate !== first?.isFargate);
      if (first === undefined || other === undefined) return;
      const allowed = `${first.isFargate ? "FARGATE or FARGATE_SPOT" : "one of an Auto Scaling group"}, as the first`;
      yield { property: `${other.property}.capacity_provider`, got: other.provider, allowed };
    },
    examples: {
      failing: service({ capacity_provider: "FARGATE", weight: 1 }, { capacity_provider: "web", weight: 1 }),
      passing: service({ capacity_provider: "FARGATE", weight: 1 }, { capacity_provider: "FARGATE_SPOT", weight: 1 }),
    },
  },
  {
    id: "SV019",
    resourceType: "aws_ecs_service",
    title: "a service names capacity providers that its cluster has",
    fix: "Add the provider to the cluster: enableFargateCapacityProviders, or addAsgCapacityProvider.",
    source: SERVICE,
    *check(resource, configuration) {
      const own = providersOfCluster(resource, configuration);
      if (own === undefined) return;
      for (const { property, capacity_provider: got } of strategiesOf(resource)) {
        const key = keyOf(got, configuration);
        if (key === undefined || own.includes(key)) continue;
        const allowed = own.join(", ") || "none, as the cluster has none";
        yield { property: `${property}.capacity_provider`, got, allowed };
      }
    },
    examples: { failing: inCluster("FARGATE_SPOT"), passing: inCluster("FARGATE") },
  },
];

function strategies(count: number): object[] {
  return Array.from({ length: count }, (_, i) => ({ capacity_provider: `p${i}`, weight: 1 }));
}

function based(...bases: number[]): object[] {
  return bases.map((base, i) => ({ capacity_provider: `p${i}`, weight: 1, base }));
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

/** What stands for a provider, named by a reference or by its name; `undefined` where nobody knows. */
function keyOf(provider: unknown, configuration: Configuration): string | undefined {
  const found = providerNamed(provider, configuration);
  return found === undefined ? knownString(provider) : addressOf(found);
}

/** The providers of a service's cluster; `undefined` where there may be others. */
function providersOfCluster(resource: Resource, configuration: Configuration): string[] | undefined {
  const cluster = clusterOf(resource, configuration);
  const lists = cluster === undefined ? [] : providerListsOf(cluster, configuration);
  if (lists.length === 0) return undefined;
  const keys = lists.flatMap(({ attributes: { capacity_providers: providers = [] } }) =>
    (knownList(providers) ?? [undefined]).map((provider) => keyOf(provider, configuration)),
  );
  return keys.every((key) => key !== undefined) ? [...new Set(keys)] : undefined;
}

function rangeRule(id: string, member: "weight" | "base", most: number, title: string): Rule {
  const example = (value: number) => service({ capacity_provider: "FARGATE", weight: 1, [member]: value });
  return {
    id,
    resourceType: "aws_ecs_service",
    title,
    fix: "Change the number.",
    source: ITEM,
    *check(resource): Iterable<Finding> {
      for (const { property, [member]: value } of strategiesOf(resource)) {
        const got = knownNumber(value);
        if (got === undefined || (Number.isInteger(got) && got >= 0 && got <= most)) continue;
        yield { property: `${property}.${member}`, got, allowed: `a whole number from 0 to ${most}` };
      }
    },
    examples: { failing: example(most + 1), passing: example(most) },
  };
}
