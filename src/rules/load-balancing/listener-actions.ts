import { blocks, isKnown, knownBlocks, knownNumber, knownString } from "../configuration";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { ActionPlace } from "./action-place";
import { balancerTypeOf, loadBalancerOf } from "./balancer-type";
import { fixedAnswerRules } from "./fixed-answers";
import { forwardRules } from "./forwards";
import { redirect, redirectRules } from "./redirects";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const API = `${ELB}/APIReference`;
const ACTION = `${API}/API_Action.html`;

const FINAL = ["forward", "redirect", "fixed-response"];
/** The block that an action of a type stands in. */
const BLOCK_OF: Readonly<Record<string, string>> = {
  redirect: "redirect",
  "fixed-response": "fixed_response",
  "authenticate-cognito": "authenticate_cognito",
  "authenticate-oidc": "authenticate_oidc",
};

/** The rule that there is an action; where the blocks are not there at all, the provider says so. */
function anyAction(
  rule: Pick<Rule, "id" | "resourceType" | "title" | "explanation">,
  block: string,
  page: string,
): Rule {
  const { resourceType } = rule;
  const some = { type: "forward", target_group_arn: "arn:1" };
  return {
    ...rule,
    fix: "Say what it does: forward, redirect, or a fixed answer.",
    source: `${API}/${page}`,
    check(resource, configuration): Finding[] {
      if (knownBlocks(resource.attributes, block)?.length !== 0) return [];
      // LI023 says what the listener of a Network Load Balancer has to do.
      const loadBalancer = loadBalancerOf(resource, configuration);
      if (loadBalancer !== undefined && balancerTypeOf(loadBalancer) === "network") return [];
      return [{ property: block, got: "none", allowed: "one or more" }];
    },
    examples: {
      failing: { [resourceType]: { main: { [block]: [] } } },
      passing: { [resourceType]: { main: { [block]: [some] } } },
    },
  };
}

/** The rules of the actions in one place. */
function actionRules(place: ActionPlace): readonly Rule[] {
  const { block } = place;
  const rules: readonly Rule[] = [
    {
      ...place.of(
        {
          id: "LI008",
          title:
            "an action says what it does: to which target group it forwards, where it redirects to, what it answers",
          explanation: "The type alone says nothing of where to or what. The provider refuses it at plan.",
          fix: "Write the block that belongs to the type of the action.",
          source: ACTION,
        },
        { type: "redirect" },
        redirect({ protocol: "HTTPS" }),
      ),
      check({ attributes }): Finding[] {
        return blocks(attributes[block]).flatMap((action, i) => {
          const type = knownString(action.type);
          const isForward = type === "forward";
          const name = isForward ? "forward" : BLOCK_OF[type ?? ""];
          if (name === undefined) return [];
          if (isForward && action.target_group_arn !== undefined && action.target_group_arn !== null) return [];
          if (knownBlocks(action, name)?.length !== 0) return [];
          const allowed = `${isForward ? "target_group_arn or forward" : name}, as the type is ${type}`;
          return [{ property: `${block}[${i}].${name}`, got: undefined, allowed }];
        });
      },
    },
    {
      ...place.of(
        {
          id: "LI019",
          title: "of the actions, the last one, and no other, forwards, redirects or answers",
          explanation:
            "Actions run by order, and these three end it: what comes after would never run. AWS refuses it at apply.",
          fix: "Leave one forward, redirect or fixed-response, with the highest order.",
          source: ACTION,
        },
        { type: "authenticate-oidc", authenticate_oidc: [{}] },
        { type: "forward", target_group_arn: "arn:1" },
      ),
      check({ attributes }): Finding[] {
        const actions = knownBlocks(attributes, block) ?? [];
        if (actions.some(({ type, order }) => knownString(type) === undefined || !isKnown(order ?? 1))) return [];
        const ordered = actions
          .map(({ type, order }, i) => ({ type: String(type), order: knownNumber(order) ?? i + 1 }))
          .sort((a, b) => a.order - b.order)
          .map(({ type }) => type);
        const last = ordered.at(-1);
        if (last === undefined) return [];
        if (FINAL.includes(last) && ordered.filter((type) => FINAL.includes(type)).length === 1) return [];
        return [{ property: block, got: ordered.join(", "), allowed: `one of ${FINAL.join(", ")}, at the end` }];
      },
    },
    ...redirectRules(place),
    ...fixedAnswerRules(place),
    ...forwardRules(place),
  ];
  return where(withAttribute(block), rules);
}

/** What AWS asks of what listeners, and their rules, do with requests. */
export const listenerActionRules: readonly Rule[] = [
  ...where(withAttribute("default_action"), [
    anyAction(
      {
        id: "LI007",
        resourceType: "aws_lb_listener",
        title: "a listener does something",
        explanation:
          "A request that no rule fits needs an answer: the provider refuses a listener without a default action at plan.",
      },
      "default_action",
      "API_CreateListener.html",
    ),
  ]),
  ...where(withAttribute("action"), [
    anyAction(
      {
        id: "LR015",
        resourceType: "aws_lb_listener_rule",
        title: "a rule of a listener does something",
        explanation: "A rule only has an effect by its action; the provider refuses one without it at plan.",
      },
      "action",
      "API_CreateRule.html",
    ),
  ]),
  ...actionRules(new ActionPlace("aws_lb_listener", "default_action")),
  ...actionRules(new ActionPlace("aws_lb_listener_rule", "action")),
];
