import { blocks, isKnown, type Resource } from "../configuration";
import { allContainersOf } from "../ecs-container/container-document";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";
import { networkModeOf } from "./network-mode";
import { taskOf } from "./task-example";

const PROXY = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html";

function proxyOf({ attributes }: Resource): Record<string, unknown> | undefined {
  return blocks(attributes.proxy_configuration)[0];
}

function proxied(proxy: object, network_mode = "awsvpc") {
  const proxy_configuration = { container_name: "envoy", properties: { IgnoredUID: "1337" }, ...proxy };
  return taskOf({ network_mode, proxy_configuration }, { name: "envoy" });
}

/** What AWS refuses in the proxy of a task. */
export const taskProxyRules: readonly Rule[] = where(withAttribute("proxy_configuration"), [
  {
    id: "TD034",
    resourceType: "aws_ecs_task_definition",
    title: "a proxy is in awsvpc mode",
    explanation:
      "The proxy gets what goes through the network interface of the task, and only in awsvpc mode it has one of its own.",
    fix: 'Set the network mode to "awsvpc", or leave the proxy out.',
    source:
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#proxyConfiguration",
    *check(resource) {
      const mode = networkModeOf(resource);
      if (proxyOf(resource) === undefined || mode === undefined || mode === "awsvpc") return;
      yield { property: "network_mode", got: mode, allowed: "awsvpc, as there is a proxy" };
    },
    examples: { failing: proxied({}, "bridge"), passing: proxied({}) },
  },
  {
    id: "TD035",
    resourceType: "aws_ecs_task_definition",
    title: "a proxy ignores its own traffic, by its user or its group",
    explanation:
      "The traffic of the whole task is redirected to the proxy. Without an exception for its own, it would send that to itself.",
    fix: "Set IgnoredUID or IgnoredGID to what the proxy runs as.",
    source: PROXY,
    *check(resource) {
      const proxy = proxyOf(resource);
      if (proxy === undefined || !isKnown(proxy.properties)) return;
      const { IgnoredUID, IgnoredGID } = blocks(proxy.properties)[0] ?? {};
      if (IgnoredUID || IgnoredGID) return;
      const allowed = "IgnoredUID or IgnoredGID";
      yield { property: "proxy_configuration[0].properties", got: proxy.properties ?? undefined, allowed };
    },
    examples: {
      failing: proxied({ properties: { AppPorts: "80" } }),
      passing: proxied({ properties: { IgnoredGID: "1337" } }),
    },
  },
  {
    id: "TD036",
    resourceType: "aws_ecs_task_definition",
    title: "the proxy is a container of the task",
    explanation:
      "The traffic of the task is redirected to this container. If there is none of the name, nobody is there to pass it on.",
    fix: "Name a container of the task definition.",
    source: PROXY,
    *check(resource) {
      const names = allContainersOf(resource)?.map(({ container }) => container.name);
      const got = proxyOf(resource)?.container_name;
      if (names === undefined || !names.every(isKnown) || typeof got !== "string" || !isKnown(got)) return;
      if (!names.includes(got))
        yield { property: "proxy_configuration[0].container_name", got, allowed: names.join(", ") };
    },
    examples: { failing: proxied({ container_name: "proxy" }), passing: proxied({}) },
  },
]);
