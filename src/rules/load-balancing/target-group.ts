import { blocks, isKnown, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const API = `${ELB}/APIReference`;
const CREATE = `${API}/API_CreateTargetGroup.html`;
const ATTRIBUTES = `${API}/API_TargetGroupAttribute.html`;

const TYPE = "aws_lb_target_group";
const HTTP = ["HTTP", "HTTPS"];
const NETWORK = ["TCP", "UDP", "TCP_UDP", "TLS"];

function protocolOf({ attributes }: Resource): string | undefined {
  return knownString(attributes.protocol)?.toUpperCase();
}

function group(protocol: string, attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: { protocol, ...attributes } } };
}

function checked(protocol: string, health_check: Record<string, unknown>): ResourceMap {
  return group(protocol, { health_check: [health_check] });
}

/** What a health check asks by; the provider writes HTTP where nothing is said. */
function checkedBy({ protocol }: Record<string, unknown>): string | undefined {
  return knownString(protocol ?? "HTTP")?.toUpperCase();
}

/** What AWS refuses in a target group, by what its targets speak. */
export const targetGroupRules: readonly Rule[] = [
  ...where(withAttribute("health_check"), [
    {
      id: "TG012",
      resourceType: TYPE,
      title: "a health check asks by HTTP, or by TCP where the targets do not speak HTTP: never by UDP",
      explanation: "A health check waits for an answer, which UDP does not give. The provider or AWS refuses it.",
      fix: "Change the protocol of the health check. For UDP, name a port that takes TCP: healthCheck: { port: ... }.",
      source: CREATE,
      check(resource): Finding[] {
        const protocol = protocolOf(resource);
        if (protocol === undefined) return [];
        const allowed = HTTP.includes(protocol) ? HTTP : NETWORK.includes(protocol) ? ["TCP", ...HTTP] : undefined;
        if (allowed === undefined) return [];
        return blocks(resource.attributes.health_check).flatMap((check, i) => {
          const got = checkedBy(check);
          if (got === undefined || allowed.includes(got)) return [];
          const reason = `as the targets speak ${protocol}`;
          return [{ property: `health_check[${i}].protocol`, got, allowed: `${allowed.join(", ")}, ${reason}` }];
        });
      },
      examples: { failing: checked("UDP", { protocol: "UDP" }), passing: checked("UDP", { protocol: "TCP" }) },
    },
    {
      id: "TG013",
      resourceType: TYPE,
      title: "a health check by TCP asks for no path and no status code",
      explanation:
        "A check by TCP only opens a connection: it sends and reads nothing. The provider refuses it at plan.",
      fix: 'Leave them out, or give the health check protocol: "HTTP".',
      source: CREATE,
      check({ attributes }): Finding[] {
        return blocks(attributes.health_check).flatMap((check, i) => {
          if (checkedBy(check) !== "TCP") return [];
          return ["path", "matcher"].flatMap((name) => {
            const got = knownString(check[name]);
            return got ? [{ property: `health_check[${i}].${name}`, got, allowed: "none by TCP" }] : [];
          });
        });
      },
      examples: {
        failing: checked("TCP", { protocol: "TCP", path: "/" }),
        passing: checked("TCP", { protocol: "HTTP", path: "/" }),
      },
    },
    {
      id: "TG014",
      resourceType: TYPE,
      title: "the status codes of a health check are codes and ranges that AWS takes",
      explanation: "AWS looks for codes in this range only, and refuses others at apply.",
      fix: "Write codes from 200 to 499 (of a Network Load Balancer to 599): 200, 200-299 or 200,301.",
      source: `${API}/API_Matcher.html`,
      check(resource): Finding[] {
        const protocol = protocolOf(resource);
        const version = knownString(resource.attributes.protocol_version ?? "HTTP1");
        // gRPC has codes of its own.
        if (protocol === undefined || version?.startsWith("HTTP") !== true) return [];
        const most = HTTP.includes(protocol) ? 499 : 599;
        return blocks(resource.attributes.health_check).flatMap(({ matcher }, i) => {
          const got = knownString(matcher);
          if (!got || isMatcher(got, most)) return [];
          return [{ property: `health_check[${i}].matcher`, got, allowed: `codes and ranges from 200 to ${most}` }];
        });
      },
      examples: { failing: checked("HTTP", { matcher: "200-599" }), passing: checked("TCP", { matcher: "200-599" }) },
    },
  ]),
  {
    id: "TG017",
    resourceType: TYPE,
    title: "only targets that speak HTTP speak a version of it",
    explanation:
      "It says how requests are sent to targets, and others than HTTP groups send none. AWS refuses it at apply.",
    fix: "Leave it out: a Network Load Balancer carries HTTP/2 and gRPC as they are.",
    source: CREATE,
    check(resource): Finding[] {
      const got = knownString(resource.attributes.protocol_version);
      const protocol = protocolOf(resource);
      if (protocol === undefined || HTTP.includes(protocol) || !got) return [];
      return [{ property: "protocol_version", got, allowed: `none, as the targets speak ${protocol}` }];
    },
    examples: {
      failing: group("TCP", { protocol_version: "HTTP2" }),
      passing: group("HTTP", { protocol_version: "HTTP2" }),
    },
  },
  ...where(withAttribute("stickiness"), [
    {
      id: "TG024",
      resourceType: TYPE,
      title: "clients stay with a target by cookies of HTTP, or by their address by TCP and UDP",
      explanation:
        "Cookies are part of HTTP; below it, only addresses and ports are seen. AWS refuses another type at apply.",
      fix: 'Use "lb_cookie" or "app_cookie" for HTTP and "source_ip" for TCP and UDP; for TLS there is none.',
      source: ATTRIBUTES,
      check(resource): Finding[] {
        const protocol = protocolOf(resource);
        if (protocol === undefined) return [];
        const allowed = stickinessOf(protocol);
        const types = allowed.length === 0 ? "none" : allowed.join(", ");
        return blocks(resource.attributes.stickiness).flatMap(({ type, enabled }, i) => {
          const got = knownString(type);
          if ((enabled ?? true) !== true || got === undefined || allowed.includes(got)) return [];
          return [{ property: `stickiness[${i}].type`, got, allowed: `${types}, as the targets speak ${protocol}` }];
        });
      },
      examples: {
        failing: group("TCP", { stickiness: [{ type: "lb_cookie" }] }),
        passing: group("TCP", { stickiness: [{ type: "source_ip" }] }),
      },
    },
  ]),
  {
    id: "TG028",
    resourceType: TYPE,
    title: "by UDP, targets see the addresses of clients",
    explanation: "AWS always hands on the client's address by UDP, and refuses to turn that off, at apply.",
    fix: "Leave preserveClientIp out.",
    source: `${ELB}/network/edit-target-group-attributes.html#client-ip-preservation`,
    check(resource): Finding[] {
      const { preserve_client_ip: got } = resource.attributes;
      if (got !== false && got !== "false") return [];
      const protocol = protocolOf(resource);
      if (protocol !== "UDP" && protocol !== "TCP_UDP") return [];
      return [{ property: "preserve_client_ip", got, allowed: `true, as the targets speak ${protocol}` }];
    },
    examples: {
      failing: group("TCP_UDP", { preserve_client_ip: "false" }),
      passing: group("TCP", { preserve_client_ip: "false" }),
    },
  },
  attributesRule({
    id: "TG029",
    title: "the attributes of a Network Load Balancer's target group are for no other",
    explanation:
      "They are about connections that are passed on as they are. AWS refuses them elsewhere, or makes no use of them.",
    protocols: NETWORK,
    attributes: ["preserve_client_ip", "proxy_protocol_v2", "connection_termination"],
    examples: {
      failing: group("HTTP", { proxy_protocol_v2: true }),
      passing: group("TCP", { proxy_protocol_v2: true }),
    },
  }),
  attributesRule({
    id: "TG030",
    title: "the attributes of an Application Load Balancer's target group are for no other",
    explanation:
      "They are about single requests, which only an Application Load Balancer sees. AWS refuses them elsewhere.",
    protocols: HTTP,
    attributes: ["slow_start", "load_balancing_algorithm_type", "load_balancing_anomaly_mitigation"],
    examples: { failing: group("TCP", { slow_start: 30 }), passing: group("HTTP", { slow_start: 30 }) },
  }),
];

function stickinessOf(protocol: string): readonly string[] {
  if (HTTP.includes(protocol)) return ["lb_cookie", "app_cookie"];
  return protocol === "TLS" ? [] : ["source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"];
}

/** Whether a text is of codes and ranges from 200 to `most`. */
function isMatcher(text: string, most: number): boolean {
  return text.split(",").every((part) => {
    const [, from, to = from] = /^(\d{3})(?:-(\d{3}))?$/.exec(part) ?? [];
    return from !== undefined && 200 <= Number(from) && Number(from) <= Number(to) && Number(to) <= most;
  });
}

interface AttributesRule extends Pick<Rule, "id" | "title" | "explanation" | "examples"> {
  /** Whose target groups have the attributes. */
  readonly protocols: readonly string[];
  readonly attributes: readonly string[];
}

function attributesRule({ protocols, attributes, ...rule }: AttributesRule): Rule {
  return {
    ...rule,
    resourceType: TYPE,
    fix: "Leave it out.",
    source: ATTRIBUTES,
    check(resource): Finding[] {
      const protocol = protocolOf(resource);
      if (protocol === undefined || protocols.includes(protocol)) return [];
      return attributes.flatMap((property) => {
        const { [property]: got } = resource.attributes;
        // What says nothing is not passed on.
        if (got === undefined || got === null || got === false || got === 0 || !isKnown(got)) return [];
        return [{ property, got, allowed: `none, as the targets speak ${protocol}` }];
      });
    },
  };
}
