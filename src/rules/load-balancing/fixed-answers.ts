import { attributeRule } from "../attribute-rule";
import { characters, matching, oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where } from "../where";
import type { ActionPlace } from "./action-place";

const FIXED = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html";

const answer = (values: object) => ({
  type: "fixed-response",
  fixed_response: [{ content_type: "text/plain", ...values }],
});

/** What AWS asks of what actions answer by themselves. */
export function fixedAnswerRules(place: ActionPlace): readonly Rule[] {
  return where(place.with("fixed_response"), [
    attributeRule({
      ...place.of(
        {
          id: "LI014",
          title: "a fixed answer has a status code of 2XX, 4XX or 5XX",
          explanation:
            "A 3XX needs an address to go to, which a fixed answer does not have. The provider refuses it at plan.",
          fix: "Change the code; there are redirects for 3XX.",
          source: FIXED,
        },
        answer({ status_code: "301" }),
        answer({ status_code: "404" }),
      ),
      attribute: `${place.block}.fixed_response.status_code`,
      constraint: matching(/[245]\d\d/, "2XX, 4XX, 5XX"),
    }),
    attributeRule({
      ...place.of(
        {
          id: "LI015",
          title: "a fixed answer has at most 1024 characters",
          explanation: "The provider refuses a longer text at plan; a target can send it.",
          fix: "Shorten the text.",
          source: FIXED,
        },
        answer({ message_body: "a".repeat(1025) }),
        answer({ message_body: "a".repeat(1024) }),
      ),
      attribute: `${place.block}.fixed_response.message_body`,
      constraint: characters(0, 1024),
    }),
    attributeRule({
      ...place.of(
        {
          id: "LI016",
          title: "a fixed answer is of a type that AWS knows",
          explanation: "The provider refuses others at plan; a target can answer with any type.",
          fix: "Take one of these.",
          source: FIXED,
        },
        answer({ content_type: "text/xml" }),
        answer({ content_type: "text/html" }),
      ),
      attribute: `${place.block}.fixed_response.content_type`,
      constraint: oneOf("text/plain", "text/css", "text/html", "application/javascript", "application/json"),
    }),
  ]);
}
