import { attributeRule } from "../attribute-rule";
import { attributesRule } from "../attributes-rule";
import { blockCountRule } from "../block-count-rule";
import { blocks, knownNumber, knownString, type ResourceMap } from "../configuration";
import { matching, wholeNumber } from "../constraint";
import { portMappingsOf, taskDefinitionOf } from "../ecs-task-definition/task-definition";
import { taskOf } from "../ecs-task-definition/task-example";
import { joinedRule } from "../joined-rule";
import { PORT } from "../ports";
import type { Finding, Rule } from "../rule";
import { where, withAttribute } from "../where";
import { serviceOf, serviceOfTask } from "./service-example";

const API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";
const ALIAS = `${API}/API_ServiceConnectClientAlias.html`;
const CONNECT = `${API}/API_ServiceConnectService.html`;

/** Where the ports that a service offers stand. */
const SERVICES = "service_connect_configuration.service";

function offering(service: object): Record<string, unknown> {
  return {
    service_connect_configuration: { enabled: true, namespace: "shop", service: { port_name: "web", ...service } },
  };
}

function known(...client_alias: object[]): ResourceMap {
  return serviceOf(offering({ client_alias }));
}

function ending(appProtocol: string | undefined): ResourceMap {
  const portMappings = [{ containerPort: 80, name: "web", appProtocol }];
  return serviceOfTask(
    offering({ timeout: { per_request_timeout_seconds: 5 } }),
    taskOf({ network_mode: "bridge" }, { portMappings }),
  );
}

const SV081 = {
  id: "SV081",
  resourceType: "aws_ecs_service",
  title: "clients know a port of Service Connect by one name, on a port",
  explanation:
    "The provider refuses a second alias of one port at plan; other ports serve other entries of the service.",
  fix: "Keep one client_alias, with a port from 1 to 65535.",
  source: CONNECT,
  examples: { failing: known({ port: 80 }, { port: 81 }), passing: known({ port: 80 }) },
};

const SV084 = {
  id: "SV084",
  resourceType: "aws_ecs_service",
  title: "Service Connect ends what takes too long after whole seconds, and requests where it knows some",
  explanation:
    "0 turns a timeout off. The proxy sees single requests only where it knows the protocol: HTTP, HTTP/2 or gRPC.",
  fix: "Write 0 for never, or seconds. For a limit of each request, give the port mapping an appProtocol.",
  source: `${API}/API_TimeoutConfiguration.html`,
  examples: { failing: ending(undefined), passing: ending("http") },
};

/** What AWS asks of single values in Service Connect. */
export const serviceConnectValueRules: readonly Rule[] = where(withAttribute("service_connect_configuration"), [
  joinedRule(
    blockCountRule({ ...SV081, block: `${SERVICES}.client_alias`, most: 1 }),
    attributeRule({ ...SV081, attribute: `${SERVICES}.client_alias.port`, constraint: PORT }),
  ),
  attributeRule({
    id: "SV082",
    resourceType: "aws_ecs_service",
    title: "the name by which clients know a port of Service Connect is one of DNS",
    explanation:
      "ECS writes the name into /etc/hosts of the client tasks. CreateService refuses what is no name of DNS.",
    fix: "Change the name.",
    source: ALIAS,
    attribute: `${SERVICES}.client_alias.dns_name`,
    constraint: matching(
      /[a-z0-9_.][a-z0-9_.-]{0,126}/,
      "1 to 127 small letters, digits, underscores, hyphens and dots, of which the first is no hyphen",
    ),
    examples: { failing: known({ port: 80, dns_name: "Web" }), passing: known({ port: 80, dns_name: "web.shop" }) },
  }),
  attributeRule({
    id: "SV083",
    resourceType: "aws_ecs_service",
    title: "the proxy of Service Connect listens on a port",
    explanation:
      "Where it is left out, that is the container's port in awsvpc mode, and one that ECS chooses in bridge mode.",
    fix: "Change the port, or leave it out.",
    source: CONNECT,
    attribute: `${SERVICES}.ingress_port_override`,
    constraint: PORT,
    examples: {
      failing: serviceOf(offering({ ingress_port_override: 0 })),
      passing: serviceOf(offering({ ingress_port_override: 8080 })),
    },
  }),
  joinedRule(
    attributesRule({
      ...SV084,
      attributes: {
        [`${SERVICES}.timeout.idle_timeout_seconds`]: wholeNumber(0, undefined, "seconds"),
        [`${SERVICES}.timeout.per_request_timeout_seconds`]: wholeNumber(0, undefined, "seconds"),
      },
    }),
    {
      *check(resource, configuration): Iterable<Finding> {
        const task = taskDefinitionOf(resource, configuration);
        const mappings = task === undefined ? [] : portMappingsOf(task).map(({ mapping }) => mapping);
        for (const [i, connection] of blocks(resource.attributes.service_connect_configuration).entries()) {
          for (const [j, { port_name, timeout }] of blocks(connection.service).entries()) {
            const name = knownString(port_name);
            const mapping = mappings.find((each) => name !== undefined && each.name === name);
            const got = knownNumber(blocks(timeout)[0]?.per_request_timeout_seconds);
            if (mapping === undefined || got === undefined || got <= 0 || !isUnset(mapping.appProtocol)) continue;
            const property = `service_connect_configuration[${i}].service[${j}].timeout[0].per_request_timeout_seconds`;
            yield { property, got, allowed: `none or 0, as the port ${name} has no appProtocol` };
          }
        }
      },
    },
  ),
]);

function isUnset(value: unknown): boolean {
  return value === undefined || value === null;
}
