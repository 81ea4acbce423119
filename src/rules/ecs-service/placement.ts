import { attributeRule } from "../attribute-rule";
import { blockCountRule } from "../block-count-rule";
import { blocks, isKnown, knownString, type Resource, type ResourceMap } from "../configuration";
import { characters, oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOf } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const SERVICE = `${API}/API_CreateService.html`;
const STRATEGY = `${API}/API_PlacementStrategy.html`;
const CONSTRAINT = `${API}/API_PlacementConstraint.html`;

const MOST_STRATEGIES = 5;
const MOST_CONSTRAINTS = 10;
const LONGEST_EXPRESSION = 2000;

const SPREAD = { type: "spread", field: "instanceId" };
const LINUX = { type: "memberOf", expression: "attribute:ecs.os-type == linux" };

function spread(...ordered_placement_strategy: object[]): ResourceMap {
  return serviceOf({ launch_type: "EC2", ordered_placement_strategy });
}

function constrained(...placement_constraints: object[]): ResourceMap {
  return serviceOf({ launch_type: "EC2", placement_constraints });
}

/** What AWS refuses in where the tasks of a service are placed. */
export const placementRules: readonly Rule[] = where(
  withAttribute("ordered_placement_strategy", "placement_constraints"),
  [
    blockCountRule({
      id: "SV041",
      resourceType: "aws_ecs_service",
      title: "a service has at most 5 placement strategies",
      explanation: "It is the most that the API takes; the provider refuses more at plan.",
      fix: "Leave some of them out: each further one only decides between instances that are equal for those before.",
      source: SERVICE,
      block: "ordered_placement_strategy",
      most: MOST_STRATEGIES,
      examples: { failing: spread(...Array(6).fill(SPREAD)), passing: spread(...Array(5).fill(SPREAD)) },
    }),
    blockCountRule({
      id: "SV042",
      resourceType: "aws_ecs_service",
      title: "a service has at most 10 placement constraints",
      explanation: "It is the most that the API takes; the provider refuses more at plan.",
      fix: "Join some of them by && in one expression.",
      source: SERVICE,
      block: "placement_constraints",
      most: MOST_CONSTRAINTS,
      examples: { failing: constrained(...Array(11).fill(LINUX)), passing: constrained(...Array(10).fill(LINUX)) },
    }),
    attributeRule({
      id: "SV043",
      resourceType: "aws_ecs_service",
      title: "a placement strategy is one that AWS has",
      explanation: "The provider refuses other words at plan.",
      fix: "Take one of these.",
      source: STRATEGY,
      attribute: "ordered_placement_strategy.type",
      constraint: oneOf("random", "spread", "binpack"),
      examples: { failing: spread({ type: "pack", field: "cpu" }), passing: spread({ type: "binpack", field: "cpu" }) },
    }),
    {
      id: "SV045",
      resourceType: "aws_ecs_service",
      title: "tasks are spread over something",
      explanation: "Without a field, ECS does not know what to make even. CreateService refuses it, at apply.",
      fix: "Name a field: instanceId, host, or an attribute such as attribute:ecs.availability-zone.",
      source: STRATEGY,
      *check(resource) {
        for (const { property, type, field: got } of strategiesOf(resource)) {
          if (type !== "spread" || !isUnset(got)) continue;
          yield { property: `${property}.field`, got, allowed: "instanceId, host or an attribute" };
        }
      },
      examples: { failing: spread({ type: "spread" }), passing: spread(SPREAD) },
    },
    {
      id: "SV046",
      resourceType: "aws_ecs_service",
      title: "tasks that are placed at random are placed by no field",
      explanation: "A field says what instances are compared by, and random compares nothing. It is refused at apply.",
      fix: "Leave the field out, or spread the tasks over it.",
      source: STRATEGY,
      *check(resource) {
        for (const { property, type, field: got } of strategiesOf(resource)) {
          if (type !== "random" || isUnset(got) || !isKnown(got)) continue;
          yield { property: `${property}.field`, got, allowed: "none at random" };
        }
      },
      examples: { failing: spread({ type: "random", field: "cpu" }), passing: spread({ type: "random" }) },
    },
    attributeRule({
      id: "SV047",
      resourceType: "aws_ecs_service",
      title: "a placement constraint is one that AWS has",
      explanation: "The provider refuses other words at plan.",
      fix: "Take one of these.",
      source: CONSTRAINT,
      attribute: "placement_constraints.type",
      constraint: oneOf("distinctInstance", "memberOf"),
      examples: { failing: constrained({ type: "distinct" }), passing: constrained({ type: "distinctInstance" }) },
    }),
    {
      id: "SV048",
      resourceType: "aws_ecs_service",
      title: "a placement constraint that chooses instances says which, and one that separates tasks does not",
      explanation:
        "An empty memberOf fits no instance, and distinctInstance compares nothing. AWS refuses both at apply.",
      fix: "Give memberOf an expression of 1 to 2000 characters, and distinctInstance none.",
      source: CONSTRAINT,
      *check({ attributes }) {
        for (const [i, { type, expression: got }] of blocks(attributes.placement_constraints).entries()) {
          const property = `placement_constraints[${i}].expression`;
          if (type === "memberOf" && isKnown(got) && !(typeof got === "string" && EXPRESSION.holds(got))) {
            yield { property, got, allowed: `an expression of ${EXPRESSION.allowed}` };
          } else if (type === "distinctInstance" && !isUnset(got) && isKnown(got)) {
            yield { property, got, allowed: "none for distinctInstance" };
          }
        }
      },
      *conditions({ attributes }) {
        for (const [i, { type, expression: value }] of blocks(attributes.placement_constraints).entries()) {
          if (type !== "memberOf" || isKnown(value)) continue;
          const property = `placement_constraints[${i}].expression`;
          yield { property, value, allowed: EXPRESSION.allowed, holds: EXPRESSION.condition };
        }
      },
      examples: { failing: constrained({ type: "memberOf" }), passing: constrained(LINUX) },
    },
  ],
);

const EXPRESSION = characters(1, LONGEST_EXPRESSION);

function strategiesOf({ attributes }: Resource) {
  return blocks(attributes.ordered_placement_strategy).map((strategy, i) => ({
    property: `ordered_placement_strategy[${i}]`,
    type: knownString(strategy.type),
    field: strategy.field,
  }));
}

/** The provider passes an empty text on as none. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
