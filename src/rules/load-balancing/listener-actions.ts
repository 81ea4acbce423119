import { attributeRule } from "../attribute-rule";
import { blockCountRule } from "../block-count-rule";
import {
  blocks,
  isKnown,
  knownBlocks,
  knownNumber,
  knownString,
  type Resource,
  type ResourceMap,
} from "../configuration";
import { characters, matching, oneOf, wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { balancerTypeOf, loadBalancerOf } from "./balancer-type";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const API = `${ELB}/APIReference`;
const ACTION = `${API}/API_Action.html`;
const REDIRECT = `${API}/API_RedirectActionConfig.html`;
const FIXED = `${API}/API_FixedResponseActionConfig.html`;
const FORWARD = `${API}/API_ForwardActionConfig.html`;

const MOST_GROUPS = 5;
const FINAL = ["forward", "redirect", "fixed-response"];
/** The block that an action of a type stands in. */
const BLOCK_OF: Readonly<Record<string, string>> = {
  redirect: "redirect",
  "fixed-response": "fixed_response",
  "authenticate-cognito": "authenticate_cognito",
  "authenticate-oidc": "authenticate_oidc",
};
/** What a redirect changes, and what stands where it does not. */
const UNCHANGED: Readonly<Record<string, string>> = {
  protocol: "#{protocol}",
  port: "#{port}",
  host: "#{host}",
  path: "/#{path}",
};

const PORT = /#\{port\}|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]/;

const redirect = (values: object) => ({ type: "redirect", redirect: [{ status_code: "HTTP_301", ...values }] });
const answer = (values: object) => ({
  type: "fixed-response",
  fixed_response: [{ content_type: "text/plain", ...values }],
});
const weighted = (count: number, weight = 1, others: object = {}) => {
  const target_group = Array.from({ length: count }, (_, i) => ({ arn: `arn:${i}`, weight }));
  return { type: "forward", forward: [{ target_group, ...others }] };
};
const staying = (duration: number) => weighted(2, 1, { stickiness: [{ enabled: true, duration }] });

/** The rule that there is an action; where the blocks are not there at all, the provider says so. */
function anyAction(id: string, resourceType: string, block: string, title: string, page: string): Rule {
  const some = { type: "forward", target_group_arn: "arn:1" };
  return {
    id,
    resourceType,
    title,
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

/** The rules of the actions of a listener, or of those of a rule of a listener. */
function actionRules(resourceType: string, block: string): readonly Rule[] {
  const doing =
    (what: string) =>
    ({ attributes }: Resource): boolean =>
      blocks(attributes[block]).some((action) => action[what] !== undefined && action[what] !== null);
  const acting = (...actions: object[]): ResourceMap => ({ [resourceType]: { main: { [block]: actions } } });
  const of = (id: string, title: string, fix: string, source: string, failing: object, passing: object) => ({
    id,
    resourceType,
    title,
    fix,
    source,
    examples: { failing: acting(failing), passing: acting(passing) },
  });
  const LI017 = of(
    "LI017",
    "an action forwards to at most 5 target groups, with weights from 0 to 999",
    "Forward to fewer target groups, with weights in this range.",
    FORWARD,
    weighted(MOST_GROUPS + 1),
    weighted(MOST_GROUPS),
  );

  const rules: readonly Rule[] = [
    {
      ...of(
        "LI008",
        "an action says what it does: to which target group it forwards, where it redirects to, what it answers",
        "Write the block that belongs to the type of the action.",
        ACTION,
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
      ...of(
        "LI019",
        "of the actions, the last one, and no other, forwards, redirects or answers",
        "Leave one forward, redirect or fixed-response, with the highest order.",
        ACTION,
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
    ...where(doing("redirect"), [
      {
        ...of(
          "LI009",
          "a redirect changes the protocol, the port, the host or the path",
          "Change one of these; a client would be sent to where it is, again and again.",
          REDIRECT,
          redirect({ query: "a=1" }),
          redirect({ port: "443" }),
        ),
        *check({ attributes }): Iterable<Finding> {
          for (const [i, action] of blocks(attributes[block]).entries()) {
            for (const [j, to] of blocks(action.redirect).entries()) {
              if (Object.entries(UNCHANGED).some(([name, same]) => (to[name] ?? same) !== same)) continue;
              const allowed = "another protocol, port, host or path than the request's";
              yield { property: `${block}[${i}].redirect[${j}]`, got: "the same", allowed };
            }
          }
        },
      },
      attributeRule({
        ...of(
          "LI010",
          "the path that is redirected to begins with a slash and has at most 128 characters",
          "Change the path.",
          REDIRECT,
          redirect({ path: "new" }),
          redirect({ path: "/new/#{path}" }),
        ),
        attribute: `${block}.redirect.path`,
        constraint: matching(/\/.{0,127}/, "a path that begins with /, of at most 128 characters"),
      }),
      attributeRule({
        ...of(
          "LI011",
          "the port that is redirected to is a port, or that of the request",
          "Change the port, or leave it out.",
          REDIRECT,
          redirect({ port: "0" }),
          redirect({ port: "1" }),
        ),
        attribute: `${block}.redirect.port`,
        constraint: matching(PORT, "a port from 1 to 65535, or #{port}"),
      }),
      attributeRule({
        ...of(
          "LI012",
          "a redirect is to HTTP, to HTTPS, or to the protocol of the request",
          "Take one of these.",
          REDIRECT,
          redirect({ protocol: "TCP" }),
          redirect({ protocol: "HTTPS" }),
        ),
        attribute: `${block}.redirect.protocol`,
        constraint: oneOf("HTTP", "HTTPS", "#{protocol}"),
      }),
      attributeRule({
        ...of(
          "LI013",
          "a redirect is permanent or temporary",
          'Use "HTTP_301" or "HTTP_302".',
          REDIRECT,
          redirect({ port: "443", status_code: "HTTP_307" }),
          redirect({ port: "443", status_code: "HTTP_302" }),
        ),
        attribute: `${block}.redirect.status_code`,
        constraint: oneOf("HTTP_301", "HTTP_302"),
      }),
    ]),
    ...where(doing("fixed_response"), [
      attributeRule({
        ...of(
          "LI014",
          "a fixed answer has a status code of 2XX, 4XX or 5XX",
          "Change the code; there are redirects for 3XX.",
          FIXED,
          answer({ status_code: "301" }),
          answer({ status_code: "404" }),
        ),
        attribute: `${block}.fixed_response.status_code`,
        constraint: matching(/[245]\d\d/, "2XX, 4XX, 5XX"),
      }),
      attributeRule({
        ...of(
          "LI015",
          "a fixed answer has at most 1024 characters",
          "Shorten the text.",
          FIXED,
          answer({ message_body: "a".repeat(1025) }),
          answer({ message_body: "a".repeat(1024) }),
        ),
        attribute: `${block}.fixed_response.message_body`,
        constraint: characters(0, 1024),
      }),
      attributeRule({
        ...of(
          "LI016",
          "a fixed answer is of a type that AWS knows",
          "Take one of these.",
          FIXED,
          answer({ content_type: "text/xml" }),
          answer({ content_type: "text/html" }),
        ),
        attribute: `${block}.fixed_response.content_type`,
        constraint: oneOf("text/plain", "text/css", "text/html", "application/javascript", "application/json"),
      }),
    ]),
    ...where(doing("forward"), [
      joinedRule(
        blockCountRule({ ...LI017, block: `${block}.forward.target_group`, most: MOST_GROUPS }),
        attributeRule({
          ...LI017,
          attribute: `${block}.forward.target_group.weight`,
          constraint: wholeNumber(0, 999),
        }),
      ),
      attributeRule({
        ...of(
          "LI021",
          "a client stays with a target group for 1 to 604800 seconds",
          "Take a time in this range.",
          FORWARD,
          staying(604_801),
          staying(604_800),
        ),
        attribute: `${block}.forward.stickiness.duration`,
        constraint: wholeNumber(1, 604_800, "seconds"),
      }),
    ]),
  ];
  return where(withAttribute(block), rules);
}

/** What AWS asks of what listeners, and their rules, do with requests. */
export const listenerActionRules: readonly Rule[] = [
  ...where(withAttribute("default_action"), [
    anyAction("LI007", "aws_lb_listener", "default_action", "a listener does something", "API_CreateListener.html"),
  ]),
  ...where(withAttribute("action"), [
    anyAction("LR015", "aws_lb_listener_rule", "action", "a rule of a listener does something", "API_CreateRule.html"),
  ]),
  ...actionRules("aws_lb_listener", "default_action"),
  ...actionRules("aws_lb_listener_rule", "action"),
];
