import { attributesRule } from "../attributes-rule";
import { blocks, type ResourceMap } from "../configuration";
import { matching } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOf } from "./service-example";

const ECS = "https://docs.aws.amazon.com/AmazonECS/latest";

const TARGET_GROUP = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef";

/** What is named by its ARN, and by which attributes of which resources that is done; those without any are mistaken for it. */
const NAMED = [
  {
    block: "load_balancer",
    member: "target_group_arn",
    arn: matching(/(?:arn:[^:]+:elasticloadbalancing:[^:]*:[^:]*:targetgroup\/.+)?/, "the ARN of a target group"),
    attributes: {
      aws_lb_target_group: ["arn", "id"],
      aws_alb_target_group: ["arn", "id"],
      aws_lb: [],
      aws_alb: [],
      aws_lb_listener: [],
      aws_alb_listener: [],
    },
  },
  {
    block: "service_registries",
    member: "registry_arn",
    arn: matching(/arn:[^:]+:servicediscovery:[^:]*:[^:]*:service\/.+/, "the ARN of a service in Cloud Map"),
    attributes: {
      aws_service_discovery_service: ["arn"],
      aws_service_discovery_private_dns_namespace: [],
      aws_service_discovery_public_dns_namespace: [],
      aws_service_discovery_http_namespace: [],
    },
  },
] as const;

const REFERENCE = /^\$\{([a-z0-9_]+)\.[\w-]+(?:\[[^\]]*\])?\.([a-z0-9_]+)\}$/;

function behind(target_group_arn: string): ResourceMap {
  return serviceOf({ load_balancer: { target_group_arn, container_name: "web", container_port: 80 } });
}

const SV098 = {
  id: "SV098",
  resourceType: "aws_ecs_service",
  title: "a service names target groups and registries by their ARNs",
  explanation:
    "A name or an id is no ARN: the provider or CreateService refuses it, and so it does the ARN of something else.",
  fix: "Use the arn of the target group, or that of the service in Cloud Map.",
  source: `${ECS}/APIReference/API_LoadBalancer.html`,
  examples: { failing: behind("web"), passing: behind(TARGET_GROUP) },
};

/** What AWS refuses in how a service names what it is registered with. */
export const serviceArnRules: readonly Rule[] = where(withAttribute("load_balancer", "service_registries"), [
  joinedRule(
    attributesRule({
      ...SV098,
      attributes: Object.fromEntries(NAMED.map(({ block, member, arn }) => [`${block}.${member}`, arn])),
    }),
    {
      *check({ attributes }): Iterable<Finding> {
        for (const { block, member, arn, attributes: known } of NAMED) {
          for (const [i, { [member]: got }] of blocks(attributes[block]).entries()) {
            const [, type = "", attribute = ""] = (typeof got === "string" && REFERENCE.exec(got)) || [];
            const right = new Map<string, readonly string[]>(Object.entries(known)).get(type);
            if (right === undefined || right.includes(attribute)) continue;
            yield { property: `${block}[${i}].${member}`, got, allowed: arn.allowed };
          }
        }
      },
    },
  ),
]);
