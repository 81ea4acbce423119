import { knownList, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { providerKey } from "./capacity";
import { otherKind, strategiesIn } from "./strategies";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const PUT = `${API}/API_PutClusterCapacityProviders.html`;

const TYPE = "aws_ecs_cluster_capacity_providers";
const DEFAULTS = "default_capacity_provider_strategy";

function defaults(capacity_providers: string[], ...names: string[]): ResourceMap {
  const strategies = names.map((capacity_provider) => ({ capacity_provider, weight: 1 }));
  return { [TYPE]: { shop: { cluster_name: "shop", capacity_providers, [DEFAULTS]: strategies } } };
}

/** What AWS refuses in the default capacity providers of a cluster. */
export const defaultStrategyRules: readonly Rule[] = where(withAttribute(DEFAULTS), [
  {
    id: "CL007",
    resourceType: TYPE,
    title: "the default strategy of a cluster names capacity providers that the cluster has",
    explanation:
      "A capacity provider is associated with a cluster before a strategy names it: otherwise AWS refuses the list.",
    fix: "Add the provider to capacity_providers.",
    source: PUT,
    *check(resource, configuration) {
      const { capacity_providers: providers } = resource.attributes;
      const list = providers === undefined || providers === null ? [] : knownList(providers);
      const own = list?.map((provider) => providerKey(provider, configuration));
      if (own === undefined || own.includes(undefined)) return;
      for (const { property, capacity_provider: got } of strategiesIn(resource, DEFAULTS)) {
        const key = providerKey(got, configuration);
        if (key === undefined || own.includes(key)) continue;
        const allowed = own.join(", ") || "none, as the cluster has none";
        yield { property: `${property}.capacity_provider`, got, allowed };
      }
    },
    examples: {
      failing: defaults(["FARGATE"], "FARGATE", "FARGATE_SPOT"),
      passing: defaults(["FARGATE", "FARGATE_SPOT"], "FARGATE", "FARGATE_SPOT"),
    },
  },
  {
    id: "CL008",
    resourceType: TYPE,
    title: "the default strategy of a cluster is of Fargate or of instances, not of both",
    explanation: "A cluster may have both kinds of providers; a strategy, by which tasks are spread, is of one kind.",
    fix: "Name providers of one kind; services and tasks name the others themselves.",
    source: PUT,
    *check(resource) {
      yield* otherKind(strategiesIn(resource, DEFAULTS));
    },
    examples: {
      failing: defaults(["FARGATE", "web"], "FARGATE", "web"),
      passing: defaults(["FARGATE", "web"], "web"),
    },
  },
]);
