import { attributeRule } from "../attribute-rule";
import { blocks } from "../configuration";
import { matching, oneOf } from "../constraint";
import type { Finding, Rule } from "../rule";
import { where } from "../where";
import type { ActionPlace } from "./action-place";

const REDIRECT = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html";

/** What a redirect changes, and what stands where it does not. */
const UNCHANGED: Readonly<Record<string, string>> = {
  protocol: "#{protocol}",
  port: "#{port}",
  host: "#{host}",
  path: "/#{path}",
};

const PORT = /#\{port\}|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]/;

/** An action that redirects to these. */
export const redirect = (values: object) => ({ type: "redirect", redirect: [{ status_code: "HTTP_301", ...values }] });

/** What AWS asks of where actions redirect to. */
export function redirectRules(place: ActionPlace): readonly Rule[] {
  return where(place.with("redirect"), [
    {
      ...place.of(
        {
          id: "LI009",
          title: "a redirect changes the protocol, the port, the host or the path",
          explanation: "The client would be sent to the same address again. AWS refuses such a loop at apply.",
          fix: "Change one of these.",
          source: REDIRECT,
        },
        redirect({ query: "a=1" }),
        redirect({ port: "443" }),
      ),
      *check({ attributes }): Iterable<Finding> {
        for (const [i, action] of blocks(attributes[place.block]).entries()) {
          for (const [j, to] of blocks(action.redirect).entries()) {
            if (Object.entries(UNCHANGED).some(([name, same]) => (to[name] ?? same) !== same)) continue;
            const allowed = "another protocol, port, host or path than the request's";
            yield { property: `${place.block}[${i}].redirect[${j}]`, got: "the same", allowed };
          }
        }
      },
    },
    attributeRule({
      ...place.of(
        {
          id: "LI010",
          title: "the path that is redirected to begins with a slash and has at most 128 characters",
          explanation: "It replaces the path of the request, or contains it as #{path}. AWS refuses others at apply.",
          fix: "Change the path.",
          source: REDIRECT,
        },
        redirect({ path: "new" }),
        redirect({ path: "/new/#{path}" }),
      ),
      attribute: `${place.block}.redirect.path`,
      constraint: matching(/\/.{0,127}/, "a path that begins with /, of at most 128 characters"),
    }),
    attributeRule({
      ...place.of(
        {
          id: "LI011",
          title: "the port that is redirected to is a port, or that of the request",
          explanation: "AWS takes it at apply only; the plan says nothing of it.",
          fix: "Change the port, or leave it out.",
          source: REDIRECT,
        },
        redirect({ port: "0" }),
        redirect({ port: "1" }),
      ),
      attribute: `${place.block}.redirect.port`,
      constraint: matching(PORT, "a port from 1 to 65535, or #{port}"),
    }),
    attributeRule({
      ...place.of(
        {
          id: "LI012",
          title: "a redirect is to HTTP, to HTTPS, or to the protocol of the request",
          explanation: "The provider refuses other words at plan.",
          fix: "Take one of these.",
          source: REDIRECT,
        },
        redirect({ protocol: "TCP" }),
        redirect({ protocol: "HTTPS" }),
      ),
      attribute: `${place.block}.redirect.protocol`,
      constraint: oneOf("HTTP", "HTTPS", "#{protocol}"),
    }),
    attributeRule({
      ...place.of(
        {
          id: "LI013",
          title: "a redirect is permanent or temporary",
          explanation: "AWS has these two redirects only; the provider refuses others at plan.",
          fix: 'Use "HTTP_301" or "HTTP_302".',
          source: REDIRECT,
        },
        redirect({ port: "443", status_code: "HTTP_307" }),
        redirect({ port: "443", status_code: "HTTP_302" }),
      ),
      attribute: `${place.block}.redirect.status_code`,
      constraint: oneOf("HTTP_301", "HTTP_302"),
    }),
  ]);
}
