import type { ContainerNetworkOptions } from "../../src/task-definition/container-network";
import { BARE, container } from "../support/container";

describe("the network of a container", () => {
  it.each<[string, ContainerNetworkOptions]>([
    ["ports", { portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    ["links", { links: ["db", "cache:redis"] }],
    ["a name of its own", { hostname: "web-1" }],
    ["names that are not in DNS", { extraHosts: [{ hostname: "db", ipAddress: "10.0.0.5" }] }],
    ["DNS servers", { dnsServers: ["10.0.0.2"] }],
  ])("may have %s, as the ECS API has them", (_, options) => {
    expect(container(options)).toEqual({ ...BARE, ...options });
  });
});
