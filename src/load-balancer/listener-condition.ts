import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";

/** Which requests a listener rule is for. */
export const ListenerCondition = {
  /** Paths, with `*` and `?`: `/api/*`. */
  pathPatterns(values: string[]): LbListenerRuleCondition {
    return { pathPattern: { values } };
  },
  /** Host names, with `*` and `?`: `*.example.com`. */
  hostHeaders(values: string[]): LbListenerRuleCondition {
    return { hostHeader: { values } };
  },
  /** Methods: `GET`. */
  httpRequestMethods(values: string[]): LbListenerRuleCondition {
    return { httpRequestMethod: { values } };
  },
  /** Addresses of the client, as blocks: `203.0.113.0/24`. */
  sourceIps(values: string[]): LbListenerRuleCondition {
    return { sourceIp: { values } };
  },
};
