import { addressOf, blocks, type Configuration, knownList, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOf } from "./service-example";

/** What gives a target group its load balancer, and where it names the group. */
const ROUTES = [
  ["aws_lb_listener", "default_action"],
  ["aws_alb_listener", "default_action"],
  ["aws_lb_listener_rule", "action"],
  ["aws_alb_listener_rule", "action"],
] as const;

function behind(depends_on: readonly string[]): ResourceMap {
  const target_group_arn = "${aws_lb_target_group.web.arn}";
  return {
    aws_lb_target_group: { web: { port: 80, protocol: "HTTP", lifecycle: { create_before_destroy: true } } },
    aws_lb_listener: {
      http: { load_balancer_arn: "${var.arn}", port: 80, default_action: { type: "forward", target_group_arn } },
    },
    ...serviceOf({ depends_on, load_balancer: { target_group_arn, container_name: "web", container_port: 80 } }),
  };
}

/** What AWS refuses when a service is created before its target group has a load balancer. */
export const listenerOrderRules: readonly Rule[] = where(withAttribute("load_balancer"), [
  {
    id: "SV056",
    resourceType: "aws_ecs_service",
    title: "a service waits for what gives its target group a load balancer",
    explanation:
      "Terraform makes both at once, and CreateService refuses a target group that no load balancer uses yet. A second apply then works, which hides the mistake.",
    fix: "Add the listener, or the listener rule, to depends_on of the service.",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
    check(resource, configuration) {
      return blocks(resource.attributes.load_balancer).flatMap(({ target_group_arn }, i) => {
        const group = configuration.referredBy(target_group_arn);
        const routes = group === undefined ? [] : routesTo(group, configuration);
        // A plan has one resource for each that `count` makes, which depends_on does not name.
        if (group === undefined || routes.length === 0 || routes.some(({ name }) => name.includes("["))) return [];
        if (waitsForOne(resource, new Set(routes), configuration)) return [];
        const allowed = `${routes.map(addressOf).join(" or ")}, as the service is in ${addressOf(group)}`;
        return [{ property: "depends_on", got: `nothing that load_balancer[${i}] needs`, allowed }];
      });
    },
    examples: { failing: behind([]), passing: behind(["aws_lb_listener.http"]) },
  },
]);

/** The listeners and rules that lead to a target group. */
function routesTo(group: Resource, configuration: Configuration): Resource[] {
  return ROUTES.flatMap(([type, block]) => configuration.referring(group, type, block));
}

/** Whether Terraform creates one of `goals` before `resource`, or nobody knows. */
function waitsForOne(resource: Resource, goals: ReadonlySet<Resource>, configuration: Configuration): boolean {
  const seen = new Set([resource]);
  // Those that are added while it runs are looked at as well.
  for (const each of seen) {
    const named = namedIn(each.attributes.depends_on, configuration);
    if (named === undefined || named.some((other) => goals.has(other))) return true;
    const referred = configuration.referredIn(each.attributes);
    if (referred.some((other) => goals.has(other))) return true;
    for (const other of [...named, ...referred]) seen.add(other);
  }
  return false;
}

/** The resources in a `depends_on`; `undefined` if one of them is not seen here: of a module, or one of several. */
function namedIn(dependsOn: unknown, configuration: Configuration): readonly Resource[] | undefined {
  if (dependsOn === undefined || dependsOn === null) return [];
  const found = knownList(dependsOn)?.map((each) => configuration.referredIn(`\${${each}}`));
  return found?.every(({ length }) => length > 0) ? found.flat() : undefined;
}
