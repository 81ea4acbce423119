import { blocks, knownNumber, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const API = `${ELB}/APIReference`;
const CREATE = `${API}/API_CreateTargetGroup.html`;
const ATTRIBUTES = `${API}/API_TargetGroupAttribute.html`;
const ROUTING = `${ELB}/application/edit-target-group-attributes.html`;

const TYPE = "aws_lb_target_group";
const GENEVE_PORT = 6081;
const PLACE = ["port", "protocol", "vpc_id"];
// AWSALBAPP and AWSALBTG begin with it too.
const RESERVED_COOKIES = "AWSALB";

function group(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: attributes } };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** `ip`, `instance`, `lambda` or `alb`, where it is known. */
function targetTypeOf({ attributes }: Resource): string | undefined {
  return knownString(attributes.target_type ?? "instance");
}

const healthChecks: readonly Rule[] = [
  {
    id: "TG008",
    resourceType: TYPE,
    title: "a health check asks again only after the answer has been waited for",
    explanation: "A check that is not answered yet would meet the next one. AWS refuses it at apply.",
    fix: "Make the interval longer than the timeout.",
    source: CREATE,
    *check({ attributes }) {
      for (const [i, { interval, timeout }] of blocks(attributes.health_check).entries()) {
        const [between, wait] = [knownNumber(interval), knownNumber(timeout)];
        if (between === undefined || wait === undefined || between > wait) continue;
        yield { property: `health_check[${i}].interval`, got: interval, allowed: `more than the timeout, ${wait}` };
      }
    },
    examples: {
      failing: group({ health_check: [{ interval: 10, timeout: 10 }] }),
      passing: group({ health_check: [{ interval: 11, timeout: 10 }] }),
    },
  },
  {
    id: "TG015",
    resourceType: TYPE,
    title: "the status codes of a health check by gRPC are codes and ranges from 0 to 99",
    explanation: "gRPC answers with codes of its own inside of an HTTP 200. AWS refuses others at apply.",
    fix: "Write codes of gRPC: 12, 0-99 or 0,1.",
    source: `${API}/API_Matcher.html`,
    *check({ attributes }) {
      if (attributes.protocol_version !== "GRPC") return;
      for (const [i, { matcher }] of blocks(attributes.health_check).entries()) {
        const got = knownString(matcher);
        if (!got || got.split(",").every(isGrpcCodes)) continue;
        yield { property: `health_check[${i}].matcher`, got, allowed: "codes and ranges from 0 to 99" };
      }
    },
    examples: {
      failing: group({ protocol_version: "GRPC", health_check: [{ matcher: "200" }] }),
      passing: group({ protocol_version: "GRPC", health_check: [{ matcher: "0-99" }] }),
    },
  },
  {
    id: "TG016",
    resourceType: TYPE,
    title: "only the health check of a Lambda function can be off",
    explanation: "It is always on where targets have a port: AWS refuses to turn it off, at apply.",
    fix: "Leave enabled out.",
    source: CREATE,
    *check(resource) {
      const type = targetTypeOf(resource);
      if (type === undefined || type === "lambda") return;
      for (const [i, { enabled: got }] of blocks(resource.attributes.health_check).entries()) {
        if (got !== false && got !== "false") continue;
        yield { property: `health_check[${i}].enabled`, got, allowed: `true, as the target type is ${type}` };
      }
    },
    examples: {
      failing: group({ health_check: [{ enabled: false }] }),
      passing: group({ target_type: "lambda", health_check: [{ enabled: false }] }),
    },
  },
];

const algorithms: readonly Rule[] = [
  {
    id: "TG020",
    resourceType: TYPE,
    title: "targets that are chosen at random start at once",
    explanation: "AWS offers a slow start with the other algorithms only, and refuses both together, at apply.",
    fix: "Leave slow_start out, or choose targets by another algorithm.",
    source: ROUTING,
    check({ attributes: { load_balancing_algorithm_type: algorithm, slow_start: got } }) {
      if (algorithm !== "weighted_random" || !((knownNumber(got) ?? 0) > 0)) return [];
      return [{ property: "slow_start", got, allowed: "0, as the algorithm is weighted_random" }];
    },
    examples: {
      failing: group({ load_balancing_algorithm_type: "weighted_random", slow_start: 30 }),
      passing: group({ load_balancing_algorithm_type: "round_robin", slow_start: 30 }),
    },
  },
  {
    id: "TG021",
    resourceType: TYPE,
    title: "targets with anomalies get less only where targets are chosen at random",
    explanation:
      "Mitigation changes the weights of targets, which the other algorithms do not have. AWS refuses it at apply.",
    fix: 'Set load_balancing_algorithm_type to "weighted_random".',
    source: ROUTING,
    check({ attributes: { load_balancing_algorithm_type, load_balancing_anomaly_mitigation: mitigation } }) {
      const got = knownString(load_balancing_algorithm_type ?? "round_robin");
      if (mitigation !== "on" || got === undefined || got === "weighted_random") return [];
      const allowed = "weighted_random, as load_balancing_anomaly_mitigation is on";
      return [{ property: "load_balancing_algorithm_type", got: load_balancing_algorithm_type, allowed }];
    },
    examples: {
      failing: group({ load_balancing_anomaly_mitigation: "on" }),
      passing: group({
        load_balancing_algorithm_type: "weighted_random",
        load_balancing_anomaly_mitigation: "on",
      }),
    },
  },
];

/** What AWS asks of values of a target group together. */
export const targetGroupCombinationRules: readonly Rule[] = [
  ...where(withAttribute("target_type"), [
    {
      id: "TG003",
      resourceType: TYPE,
      title: "a target group that is not of a Lambda function has a port, a protocol and a VPC",
      explanation:
        "Targets that are registered without a port get this one, in this VPC. The provider refuses it at plan.",
      fix: "Pass what is missing.",
      source: CREATE,
      *check(resource): Iterable<Finding> {
        const type = targetTypeOf(resource);
        // Of a group without a port, the provider says what is missing.
        if (type === undefined || type === "lambda" || !isSet(resource.attributes.port)) return;
        for (const property of PLACE) {
          const { [property]: got } = resource.attributes;
          if (!isSet(got)) yield { property, got, allowed: `a value, as the target type is ${type}` };
        }
      },
      examples: {
        failing: group({ target_type: "ip", port: 80, protocol: "HTTP" }),
        passing: group({ target_type: "ip", port: 80, protocol: "HTTP", vpc_id: "vpc-1" }),
      },
    },
    {
      id: "TG004",
      resourceType: TYPE,
      title: "the target group of a Lambda function has no port, no protocol and no VPC",
      explanation: "A function is invoked, not connected to. AWS refuses them at apply.",
      fix: "Leave them out.",
      source: CREATE,
      *check(resource): Iterable<Finding> {
        if (targetTypeOf(resource) !== "lambda") return;
        for (const property of PLACE) {
          const got = knownNumber(resource.attributes[property]) ?? knownString(resource.attributes[property]);
          if (isSet(got)) yield { property, got, allowed: "none, as the target type is lambda" };
        }
      },
      examples: { failing: group({ target_type: "lambda", port: 80 }), passing: group({ target_type: "lambda" }) },
    },
    {
      id: "TG026",
      resourceType: TYPE,
      title: "an Application Load Balancer is a target by TCP",
      explanation:
        "A Network Load Balancer passes connections on to it as they are. AWS refuses other protocols at apply.",
      fix: "Change the protocol to TCP.",
      source: CREATE,
      check(resource): Finding[] {
        const got = knownString(resource.attributes.protocol);
        if (targetTypeOf(resource) !== "alb" || got === undefined || got.toUpperCase() === "TCP") return [];
        return [{ property: "protocol", got, allowed: "TCP, as the target type is alb" }];
      },
      examples: {
        failing: group({ target_type: "alb", port: 80, protocol: "TLS", vpc_id: "vpc-1" }),
        passing: group({ target_type: "alb", port: 80, protocol: "TCP", vpc_id: "vpc-1" }),
      },
    },
  ]),
  ...where(withAttribute("health_check"), healthChecks),
  ...where(withAttribute("load_balancing_algorithm_type", "load_balancing_anomaly_mitigation"), algorithms),
  ...where(withAttribute("stickiness"), [
    {
      id: "TG023",
      resourceType: TYPE,
      title: "a cookie of the application has a name, and none that Elastic Load Balancing keeps for itself",
      explanation: "The load balancer sets cookies by these names itself. AWS refuses them, and no name, at apply.",
      fix: "Name the cookie that the application sets.",
      source: ATTRIBUTES,
      *check({ attributes }) {
        for (const [i, { type, cookie_name: got, enabled }] of blocks(attributes.stickiness).entries()) {
          if (type !== "app_cookie" || enabled === false || enabled === "false") continue;
          const name = knownString(got ?? "");
          if (name === undefined || (name !== "" && !name.startsWith(RESERVED_COOKIES))) continue;
          const allowed = `a name that does not begin with ${RESERVED_COOKIES}`;
          yield { property: `stickiness[${i}].cookie_name`, got, allowed };
        }
      },
      examples: {
        failing: group({ stickiness: [{ type: "app_cookie", cookie_name: "AWSALB" }] }),
        passing: group({ stickiness: [{ type: "app_cookie", cookie_name: "session" }] }),
      },
    },
  ]),
  {
    id: "TG025",
    resourceType: TYPE,
    title: "appliances speak GENEVE at port 6081",
    explanation: "GENEVE has this port, and AWS no other one for it. It refuses others at apply.",
    fix: "Change the port to 6081.",
    source: CREATE,
    check({ attributes: { protocol, port: got } }) {
      if (protocol !== "GENEVE" || (knownNumber(got) ?? GENEVE_PORT) === GENEVE_PORT) return [];
      return [{ property: "port", got, allowed: `${GENEVE_PORT}, as the protocol is GENEVE` }];
    },
    examples: {
      failing: group({ protocol: "GENEVE", port: 80 }),
      passing: group({ protocol: "GENEVE", port: GENEVE_PORT }),
    },
  },
];

function isGrpcCodes(text: string): boolean {
  const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  return from !== undefined && Number(from) <= Number(to);
}
