import { attributeRule } from "../attribute-rule";
import { type Configuration, knownList, knownNumber, type Resource, type ResourceMap } from "../configuration";
import { wholeNumber } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { clusterOf, providerKey, providerListsOf } from "./capacity";
import { otherKind, strategiesIn } from "./strategies";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const ITEM = `${API}/API_CapacityProviderStrategyItem.html`;
const SERVICE = `${API}/API_CreateService.html`;

const STRATEGIES = "capacity_provider_strategy";
const MOST_STRATEGIES = 20;

function service(...strategies: object[]): ResourceMap {
  return { aws_ecs_service: { web: { [STRATEGIES]: strategies } } };
}

function numbered(numbers: object): ResourceMap {
  return service({ capacity_provider: "FARGATE", weight: 1, ...numbers });
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
export const capacityStrategyRules: readonly Rule[] = where(withAttribute(STRATEGIES), [
  {
    id: "SV013",
    resourceType: "aws_ecs_service",
    title: "a service has at most 20 capacity provider strategies",
    explanation: "The number is that of CreateService, which refuses the service.",
    fix: "Name fewer capacity providers.",
    source: SERVICE,
    *check(resource) {
      const { length } = strategiesIn(resource, STRATEGIES);
      if (length <= MOST_STRATEGIES) return;
      yield { property: STRATEGIES, got: `${length} strategies`, allowed: `at most ${MOST_STRATEGIES}` };
    },
    examples: { failing: service(...strategies(21)), passing: service(...strategies(20)) },
  },
  attributeRule({
    id: "SV014",
    resourceType: "aws_ecs_service",
    title: "the weight of a capacity provider is 0 to 1000",
    explanation: "Weights are relative to each other. CreateService refuses others, which the plan takes.",
    fix: "Change the number.",
    source: ITEM,
    attribute: `${STRATEGIES}.weight`,
    constraint: wholeNumber(0, 1000),
    examples: { failing: numbered({ weight: 1001 }), passing: numbered({ weight: 1000 }) },
  }),
  attributeRule({
    id: "SV015",
    resourceType: "aws_ecs_service",
    title: "the base of a capacity provider is 0 to 100000",
    explanation: "The base is a number of tasks. CreateService refuses others, which the plan takes.",
    fix: "Change the number.",
    source: ITEM,
    attribute: `${STRATEGIES}.base`,
    constraint: wholeNumber(0, 100_000),
    examples: { failing: numbered({ base: 100_001 }), passing: numbered({ base: 100_000 }) },
  }),
  {
    id: "SV016",
    resourceType: "aws_ecs_service",
    title: "one capacity provider of a service at most has a base",
    explanation: "Tasks up to the base all go to one provider; of two that claim them, AWS refuses the service.",
    fix: "Leave the base of the others out: they get tasks by their weights.",
    source: ITEM,
    *check(resource) {
      const based = strategiesIn(resource, STRATEGIES).filter(({ base }) => (knownNumber(base) ?? 0) > 0);
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
    explanation: "A provider of weight 0 gets no tasks but its base. With no other, CreateService and RunTask fail.",
    fix: "Give one of the providers a weight: 1 is enough. Without it, the weight is 0.",
    source: ITEM,
    *check(resource) {
      const all = strategiesIn(resource, STRATEGIES);
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
    explanation: "One strategy spreads tasks over providers of one kind; CreateService refuses a mixture.",
    fix: "Name providers of one kind; for the other, make a second service.",
    source: SERVICE,
    *check(resource) {
      yield* otherKind(strategiesIn(resource, STRATEGIES));
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
    explanation:
      "A provider belongs to a cluster before a service may name it. CreateService does not find it otherwise.",
    fix: "Add the provider to the cluster: enableFargateCapacityProviders, or addAsgCapacityProvider.",
    source: SERVICE,
    *check(resource, configuration) {
      const own = providersOfCluster(resource, configuration);
      if (own === undefined) return;
      for (const { property, capacity_provider: got } of strategiesIn(resource, STRATEGIES)) {
        const key = providerKey(got, configuration);
        if (key === undefined || own.includes(key)) continue;
        const allowed = own.join(", ") || "none, as the cluster has none";
        yield { property: `${property}.capacity_provider`, got, allowed };
      }
    },
    examples: { failing: inCluster("FARGATE_SPOT"), passing: inCluster("FARGATE") },
  },
]);

function strategies(count: number): object[] {
  return Array.from({ length: count }, (_, i) => ({ capacity_provider: `p${i}`, weight: 1 }));
}

function based(...bases: number[]): object[] {
  return bases.map((base, i) => ({ capacity_provider: `p${i}`, weight: 1, base }));
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The providers of a service's cluster; `undefined` where there may be others. */
function providersOfCluster(resource: Resource, configuration: Configuration): string[] | undefined {
  const cluster = clusterOf(resource, configuration);
  const lists = cluster === undefined ? [] : providerListsOf(cluster, configuration);
  if (lists.length === 0) return undefined;
  const keys = lists.flatMap(({ attributes: { capacity_providers: providers = [] } }) =>
    (knownList(providers) ?? [undefined]).map((provider) => providerKey(provider, configuration)),
  );
  return keys.every((key) => key !== undefined) ? [...new Set(keys)] : undefined;
}
