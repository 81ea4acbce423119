import { hclOf } from "../../core/hcl-of-json";
import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { blocks, isKnown, knownList, knownString, type Resource, type ResourceMap } from "../configuration";
import { characters, matching, notBeginning, oneOf, wholeNumber } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { balancerTypeOf } from "./balancer-type";

const ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest";
const CREATE = `${ELB}/APIReference/API_CreateLoadBalancer.html`;
const ATTRIBUTE = `${ELB}/APIReference/API_LoadBalancerAttribute.html`;

const TYPE = "aws_lb";
const SUBNETS = ["subnet-a", "subnet-c"];
const MAPPINGS = SUBNETS.map((subnet_id) => ({ subnet_id }));
const WITHOUT_IPV4 = "dualstack-without-public-ipv4";

function balancer(attributes: Record<string, unknown>): ResourceMap {
  return { [TYPE]: { main: { subnets: SUBNETS, ...attributes } } };
}

function mapped(load_balancer_type: string): ResourceMap {
  const subnet_mapping = MAPPINGS.map((mapping, i) => ({ ...mapping, allocation_id: `eipalloc-${i}` }));
  return { [TYPE]: { main: { load_balancer_type, subnet_mapping } } };
}

function inZones(...zones: string[]): ResourceMap {
  const subnets = zones.map((availability_zone, i) => [`s${i}`, { availability_zone }]);
  return {
    aws_subnet: Object.fromEntries(subnets),
    [TYPE]: { main: { load_balancer_type: "network", subnets: zones.map((_, i) => `\${aws_subnet.s${i}.id}`) } },
  };
}

function isApplication(resource: Resource): boolean {
  return balancerTypeOf(resource) === "application";
}

/** Rules of Application Load Balancers alone; Terraform decides where it alone knows the type. */
function ofApplications(rules: readonly Rule[]): readonly Rule[] {
  return where(isApplication, rules).map((rule) => ({
    ...rule,
    *conditions(resource, configuration) {
      const { load_balancer_type: type } = resource.attributes;
      if (isKnown(type) && !isApplication(resource)) return;
      for (const { holds, ...condition } of rule.conditions?.(resource, configuration) ?? []) {
        const ofType = (expression: string) => `${hclOf(type)} == "application" ? ${holds(expression)} : true`;
        yield { ...condition, holds: isKnown(type) ? holds : ofType };
      }
    },
  }));
}

const names: readonly Rule[] = [
  attributeRule({
    id: "LB001",
    resourceType: TYPE,
    title: "the name of a load balancer has at most 32 characters",
    explanation: "It becomes part of the DNS name. The provider refuses a longer one at plan.",
    fix: "Shorten the name.",
    source: CREATE,
    attribute: "name",
    constraint: characters(0, 32),
    examples: { failing: balancer({ name: "a".repeat(33) }), passing: balancer({ name: "a".repeat(32) }) },
  }),
  attributeRule({
    id: "LB002",
    resourceType: TYPE,
    title: "the name of a load balancer is of letters, digits and hyphens, with no hyphen at either end",
    explanation: "It becomes part of the DNS name. The provider refuses others at plan.",
    fix: "Change the name.",
    source: CREATE,
    attribute: "name",
    // Without a name, the provider makes one.
    constraint: matching(
      /(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)?/,
      "letters without accents, digits and hyphens, with no hyphen at either end",
    ),
    examples: { failing: balancer({ name: "web-" }), passing: balancer({ name: "web-1" }) },
  }),
  attributeRule({
    id: "LB003",
    resourceType: TYPE,
    title: "the name of a load balancer does not begin with internal-",
    explanation: "AWS begins the DNS names of internal load balancers so. The provider refuses it at plan.",
    fix: "Change the name; whether it is internal, internal says.",
    source: CREATE,
    attribute: "name",
    constraint: notBeginning("internal-"),
    examples: { failing: balancer({ name: "internal-web" }), passing: balancer({ name: "internal" }) },
  }),
  attributeRule({
    id: "LB004",
    resourceType: TYPE,
    title: "the name of a load balancer begins with at most 6 characters of one's own",
    explanation: "Terraform adds 26 characters, and a name has 32 at most. The provider refuses longer ones at plan.",
    fix: "Shorten the prefix, or pass a name.",
    source: CREATE,
    attribute: "name_prefix",
    constraint: matching(
      /(?:[A-Za-z0-9][A-Za-z0-9-]{0,5})?/,
      "at most 6 letters without accents, digits and hyphens, with no hyphen in front",
    ),
    examples: { failing: balancer({ name_prefix: "web-app" }), passing: balancer({ name_prefix: "web-a-" }) },
  }),
];

/** What AWS asks of the values of a load balancer. */
export const loadBalancerAttributeRules: readonly Rule[] = [
  ...where(withAttribute("name", "name_prefix"), names),
  {
    id: "LB005",
    resourceType: TYPE,
    title: "a load balancer is told its subnets in one way",
    explanation: "Both lists say where it stands, and could contradict each other. The provider refuses both together.",
    fix: "Leave one of the two out.",
    source: CREATE,
    check({ attributes: { subnets, subnet_mapping } }) {
      const mappings = blocks(subnet_mapping).length;
      if (mappings === 0 || !knownList(subnets)?.length) return [];
      return [{ property: "subnet_mapping", got: `${mappings} of them`, allowed: "none, as there are subnets" }];
    },
    examples: { failing: balancer({ subnet_mapping: MAPPINGS }), passing: balancer({}) },
  },
  {
    id: "LB007",
    resourceType: TYPE,
    title: "a load balancer stands in one subnet of an Availability Zone",
    explanation: "A load balancer has one node in each zone. AWS refuses a second subnet of the zone at apply.",
    fix: "Give it one subnet of each zone.",
    source: CREATE,
    *check({ attributes: { subnets, subnet_mapping } }, configuration) {
      const all = [...(knownList(subnets) ?? []), ...blocks(subnet_mapping).map(({ subnet_id }) => subnet_id)];
      const seen = new Map<string, unknown>();
      // The same subnet twice is one to Terraform.
      for (const got of new Set(all)) {
        const zone = knownString(configuration.referredBy(got)?.attributes.availability_zone);
        if (zone === undefined) continue;
        if (seen.has(zone)) {
          const property = knownList(subnets)?.includes(got) ? "subnets" : "subnet_mapping";
          yield { property, got, allowed: `a subnet of another zone than ${zone}, where ${seen.get(zone)} is` };
        }
        seen.set(zone, got);
      }
    },
    examples: { failing: inZones("a", "c", "a"), passing: inZones("a", "c", "d") },
  },
  ...where(withAttribute("subnet_mapping"), [
    {
      id: "LB008",
      resourceType: TYPE,
      title: "an Application Load Balancer has no Elastic IP addresses",
      explanation: "Its addresses change with its load, so that none can be fixed. AWS refuses them at apply.",
      fix: "Leave the addresses out, or stand a Network Load Balancer in front of it.",
      source: CREATE,
      *check(resource) {
        if (!isApplication(resource)) return;
        for (const [i, { allocation_id: got }] of blocks(resource.attributes.subnet_mapping).entries()) {
          if (!knownString(got)) continue;
          yield { property: `subnet_mapping[${i}].allocation_id`, got, allowed: "none, as the type is application" };
        }
      },
      examples: { failing: mapped("application"), passing: mapped("network") },
    },
  ]),
  ...ofApplications([
    attributeRule({
      id: "LB009",
      resourceType: TYPE,
      title: "a load balancer closes idle connections after 1 to 4000 seconds",
      explanation: "AWS refuses others at apply; the plan takes them.",
      fix: "Take a time in this range.",
      source: ATTRIBUTE,
      attribute: "idle_timeout",
      constraint: wholeNumber(1, 4000, "seconds"),
      examples: { failing: balancer({ idle_timeout: 4001 }), passing: balancer({ idle_timeout: 4000 }) },
    }),
    attributeRule({
      id: "LB010",
      resourceType: TYPE,
      title: "a load balancer keeps a client's connection for 60 to 604800 seconds",
      explanation: "AWS refuses others at apply; the plan takes them.",
      fix: "Take a time in this range.",
      source: ATTRIBUTE,
      attribute: "client_keep_alive",
      constraint: wholeNumber(60, 604_800, "seconds"),
      examples: { failing: balancer({ client_keep_alive: 59 }), passing: balancer({ client_keep_alive: 60 }) },
    }),
    {
      id: "LB011",
      severity: "warning",
      resourceType: TYPE,
      title: "an Application Load Balancer balances across zones; only its target groups can say otherwise",
      explanation: "It is always on at the load balancer itself, whatever is written here.",
      fix: "Leave it out, or set load_balancing_cross_zone_enabled of the target group.",
      source: `${ELB}/application/disable-cross-zone.html`,
      check({ attributes: { enable_cross_zone_load_balancing: got } }) {
        if (got !== false && got !== "false") return [];
        return [{ property: "enable_cross_zone_load_balancing", got, allowed: "true, as the type is application" }];
      },
      examples: {
        failing: balancer({ enable_cross_zone_load_balancing: false }),
        passing: balancer({ enable_cross_zone_load_balancing: true }),
      },
    },
    attributeRule({
      id: "LB013",
      resourceType: TYPE,
      title: "the capacity that an Application Load Balancer reserves is 100 units or more",
      explanation: "Fewer than 100 units cannot be reserved: AWS refuses it at apply.",
      fix: "Reserve 100 units or more, or leave it out.",
      source: `${ELB}/application/capacity-unit-reservation.html`,
      attribute: "minimum_load_balancer_capacity.capacity_units",
      constraint: wholeNumber(100),
      examples: {
        failing: balancer({ minimum_load_balancer_capacity: { capacity_units: 99 } }),
        passing: balancer({ minimum_load_balancer_capacity: { capacity_units: 100 } }),
      },
    }),
  ]),
  {
    id: "LB012",
    resourceType: TYPE,
    title: "only an Application Load Balancer towards the internet goes without public IPv4 addresses",
    explanation:
      "Its clients on the internet come by IPv6 alone; inside of a VPC, and for other types, AWS refuses it at apply.",
    fix: 'Use "dualstack" or "ipv4".',
    source: CREATE,
    check(resource) {
      const { ip_address_type: got, internal } = resource.attributes;
      if (got !== WITHOUT_IPV4) return [];
      const type = balancerTypeOf(resource);
      const inside = internal === true || internal === "true";
      if (!inside && (type === undefined || type === "application")) return [];
      const reason = inside ? "the load balancer is internal" : `the type is ${type}`;
      return [{ property: "ip_address_type", got, allowed: `ipv4, dualstack, as ${reason}` }];
    },
    examples: {
      failing: balancer({ ip_address_type: WITHOUT_IPV4, internal: true }),
      passing: balancer({ ip_address_type: WITHOUT_IPV4, internal: false }),
    },
  },
  ...where(withAttribute("access_logs"), [
    {
      id: "LB014",
      resourceType: TYPE,
      title: "access logs go to a bucket",
      explanation: "There is nowhere to write to: AWS refuses to turn the logs on, at apply.",
      fix: "Name a bucket whose policy lets Elastic Load Balancing write.",
      source: `${ELB}/application/enable-access-logging.html`,
      *check({ attributes }) {
        for (const [i, { bucket: got, enabled }] of blocks(attributes.access_logs).entries()) {
          const on = enabled === true || enabled === "true";
          if (!on || (got !== "" && got !== undefined && got !== null)) continue;
          yield { property: `access_logs[${i}].bucket`, got, allowed: "the name of a bucket" };
        }
      },
      examples: {
        failing: balancer({ access_logs: [{ enabled: true, bucket: "" }] }),
        passing: balancer({ access_logs: [{ enabled: true, bucket: "logs" }] }),
      },
    },
  ]),
  attributesRule({
    id: "LB015",
    resourceType: TYPE,
    title: "a load balancer is of a type, and has modes, that AWS knows",
    explanation: "The provider refuses other words at plan.",
    fix: "Take one of these.",
    source: CREATE,
    attributes: {
      load_balancer_type: oneOf("application", "network", "gateway"),
      ip_address_type: oneOf("ipv4", "dualstack", WITHOUT_IPV4),
      desync_mitigation_mode: oneOf("monitor", "defensive", "strictest"),
      xff_header_processing_mode: oneOf("append", "preserve", "remove"),
    },
    examples: {
      failing: balancer({ load_balancer_type: "classic" }),
      passing: balancer({ load_balancer_type: "gateway" }),
    },
  }),
];
