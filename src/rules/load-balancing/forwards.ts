import { attributeRule } from "../attribute-rule";
import { blockCountRule } from "../block-count-rule";
import { wholeNumber } from "../constraint";
import { joinedRule } from "../joined-rule";
import type { Rule } from "../rule";
import { where } from "../where";
import type { ActionPlace } from "./action-place";

const FORWARD = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ForwardActionConfig.html";

const MOST_GROUPS = 5;

const forward = (count: number, others: object = {}) => {
  const target_group = Array.from({ length: count }, (_, i) => ({ arn: `arn:${i}`, weight: 1 }));
  return { type: "forward", forward: [{ target_group, ...others }] };
};
const staying = (duration: number) => forward(2, { stickiness: [{ enabled: true, duration }] });

/** What AWS asks of the target groups that actions forward to. */
export function forwardRules(place: ActionPlace): readonly Rule[] {
  const LI017 = place.of(
    {
      id: "LI017",
      title: "an action forwards to at most 5 target groups, with weights from 0 to 999",
      explanation: "Those are the limits of one forward action; the provider refuses others at plan.",
      fix: "Forward to fewer target groups, with weights in this range.",
      source: FORWARD,
    },
    forward(MOST_GROUPS + 1),
    forward(MOST_GROUPS),
  );

  return where(place.with("forward"), [
    joinedRule(
      blockCountRule({ ...LI017, block: `${place.block}.forward.target_group`, most: MOST_GROUPS }),
      attributeRule({
        ...LI017,
        attribute: `${place.block}.forward.target_group.weight`,
        constraint: wholeNumber(0, 999),
      }),
    ),
    attributeRule({
      ...place.of(
        {
          id: "LI021",
          title: "a client stays with a target group for 1 to 604800 seconds",
          explanation: "604800 seconds are 7 days. The provider refuses others at plan.",
          fix: "Take a time in this range.",
          source: FORWARD,
        },
        staying(604_801),
        staying(604_800),
      ),
      attribute: `${place.block}.forward.stickiness.duration`,
      constraint: wholeNumber(1, 604_800, "seconds"),
    }),
  ]);
}
