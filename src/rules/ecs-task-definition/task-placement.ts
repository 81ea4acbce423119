import { attributeRule } from "../attribute-rule";
import { blocks, isKnown, knownString } from "../configuration";
import { characters, oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { taskOf } from "./task-example";

const CONSTRAINT =
  "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinitionPlacementConstraint.html";
const MOST = 10;
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html */
const EXPRESSION = characters(1, 2000);

function placed(...placement_constraints: object[]) {
  return taskOf({ placement_constraints });
}

function member(expression: string) {
  return { type: "memberOf", expression };
}

/** What AWS refuses in what a task definition says of its instances. */
export const taskPlacementRules: readonly Rule[] = where(withAttribute("placement_constraints"), [
  attributeRule({
    id: "TD021",
    resourceType: "aws_ecs_task_definition",
    title: "a task definition places tasks by memberOf alone",
    explanation:
      "A task definition says which instances fit, and not how its tasks lie beside each other. The provider refuses another type before anything is planned.",
    fix: "Write an expression; distinctInstance is for the service to say.",
    source: CONSTRAINT,
    attribute: "placement_constraints.type",
    constraint: oneOf("memberOf"),
    examples: {
      failing: placed({ type: "distinctInstance" }),
      passing: placed(member("attribute:ecs.os-type == linux")),
    },
  }),
  {
    id: "TD022",
    resourceType: "aws_ecs_task_definition",
    title: "memberOf has an expression of at most 2000 characters",
    explanation:
      "Without an expression there is nothing to choose instances by. ECS refuses the constraint at the apply; the plan takes it.",
    fix: "Write an expression of the cluster query language, such as attribute:ecs.os-type == linux.",
    source: CONSTRAINT,
    *check({ attributes }) {
      for (const [i, { type, expression }] of blocks(attributes.placement_constraints).entries()) {
        if (knownString(type) !== "memberOf" || !isKnown(expression)) continue;
        const got = expression ?? undefined;
        if (got !== undefined && EXPRESSION.holds(got)) continue;
        yield { property: `placement_constraints[${i}].expression`, got, allowed: EXPRESSION.allowed };
      }
    },
    *conditions({ attributes }) {
      for (const [i, { expression }] of blocks(attributes.placement_constraints).entries()) {
        if (isKnown(expression)) continue;
        const property = `placement_constraints[${i}].expression`;
        yield { property, value: expression, allowed: EXPRESSION.allowed, holds: EXPRESSION.condition };
      }
    },
    examples: { failing: placed({ type: "memberOf" }), passing: placed(member("a".repeat(2000))) },
  },
  {
    id: "TD023",
    resourceType: "aws_ecs_task_definition",
    title: `a task definition has at most ${MOST} placement constraints`,
    explanation: "The provider refuses more before anything is planned. ECS counts those that a service adds as well.",
    fix: "Join expressions by and.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    *check({ attributes }) {
      const { length } = blocks(attributes.placement_constraints);
      if (length <= MOST) return;
      yield { property: "placement_constraints", got: `${length} constraints`, allowed: `at most ${MOST}` };
    },
    examples: {
      failing: placed(...Array.from({ length: MOST + 1 }, () => member("agentConnected == true"))),
      passing: placed(...Array.from({ length: MOST }, () => member("agentConnected == true"))),
    },
  },
]);
