import { blocks, knownString, type ResourceMap } from "../configuration";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const TYPE = "aws_lb_listener";

const signingIn = (protocol: string): ResourceMap => {
  const default_action = [
    { type: "authenticate-oidc", authenticate_oidc: [{}] },
    { type: "forward", target_group_arn: "arn:1" },
  ];
  return {
    [TYPE]: { main: { protocol, certificate_arn: protocol === "HTTPS" ? "arn:2" : undefined, default_action } },
  };
};

const trusting = (values: object): ResourceMap => ({ [TYPE]: { main: { mutual_authentication: [values] } } });

/** How a listener knows who asks. */
export const listenerSecurityRules: readonly Rule[] = [
  ...where(withAttribute("default_action"), [
    {
      id: "LI018",
      resourceType: TYPE,
      title: "users sign in by HTTPS alone",
      explanation:
        "The cookie that keeps the sign-in, and the tokens, would be readable on the way. AWS refuses it at apply.",
      fix: "Let the listener speak HTTPS.",
      source: `${API}/API_Action.html`,
      *check({ attributes }): Iterable<Finding> {
        if (knownString(attributes.protocol)?.toUpperCase() !== "HTTP") return;
        for (const [i, { type }] of blocks(attributes.default_action).entries()) {
          const got = knownString(type);
          if (got?.startsWith("authenticate-") !== true) continue;
          yield { property: `default_action[${i}].type`, got, allowed: "no sign-in, as the listener speaks HTTP" };
        }
      },
      examples: { failing: signingIn("HTTP"), passing: signingIn("HTTPS") },
    },
  ]),
  ...where(withAttribute("mutual_authentication"), [
    {
      id: "LI020",
      resourceType: TYPE,
      title: "a listener that verifies its clients has a trust store, and no other has",
      explanation:
        "Certificates of clients are compared with it. Passed through or off, nothing is compared, and AWS refuses one.",
      fix: 'Pass the trust store with the mode "verify", or leave it out.',
      source: `${API}/API_MutualAuthenticationAttributes.html`,
      *check({ attributes }): Iterable<Finding> {
        for (const [i, { mode, trust_store_arn: got }] of blocks(attributes.mutual_authentication).entries()) {
          const how = knownString(mode);
          const isMissing = got === undefined || got === null || got === "";
          const property = `mutual_authentication[${i}].trust_store_arn`;
          if (how === "verify" && isMissing) yield { property, got, allowed: "a trust store, as the mode is verify" };
          if (how !== undefined && how !== "verify" && knownString(got)) {
            yield { property, got, allowed: `none, as the mode is ${how}` };
          }
        }
      },
      examples: {
        failing: trusting({ mode: "verify" }),
        passing: trusting({ mode: "verify", trust_store_arn: "arn:1" }),
      },
    },
  ]),
];
