import { oneTaskOf } from "../../../support/compose-application";

const withDiscovery = (discovery: string) =>
  oneTaskOf("services: { web: { image: nginx } }", `run_params: { service_discovery: { ${discovery} } }`);
const NAMED = "private_dns_namespace: { name: shop.internal }, service_discovery_service: { name: web }";

describe("a name in DNS", () => {
  it("is one of a namespace that is made", () => {
    const named = "service_discovery_service: { name: web, dns_config: { type: A, ttl: 9 } }";
    const { task } = withDiscovery(`private_dns_namespace: { name: shop.internal }, ${named}`);
    expect(task.discovery).toEqual({ namespace: "shop.internal", name: "web", ttl: 9 });
  });

  it.each([
    [`container_name: web, ${NAMED}`, "container_name", "dropped"],
    ["private_dns_namespace: { name: a, vpc: vpc-1 }", "private_dns_namespace.vpc", "approximated"],
    ["private_dns_namespace: { name: a b }", "private_dns_namespace.name", "refused"],
    ["private_dns_namespace: { id: ns-1 }", "private_dns_namespace.id", "refused"],
    ["private_dns_namespace: { description: a }", "private_dns_namespace.description", "dropped"],
    ["public_dns_namespace: { name: a }", "public_dns_namespace.name", "refused"],
    ["service_discovery_service: { name: a.b }", "service_discovery_service.name", "refused"],
    [
      "service_discovery_service: { dns_config: { type: SRV } }",
      "service_discovery_service.dns_config.type",
      "refused",
    ],
    [
      "service_discovery_service: { healthcheck_custom_config: { failure_threshold: 3 } }",
      "service_discovery_service.healthcheck_custom_config.failure_threshold",
      "approximated",
    ],
  ])("{ %s }: %s is %s", (discovery, key, outcome) => {
    expect(withDiscovery(discovery).of(`run_params.service_discovery.${key}`)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("is refused without a namespace or a name", () => {
    const { task, of } = withDiscovery("private_dns_namespace: { name: a }");
    expect(task.discovery).toBeUndefined();
    expect(of("run_params.service_discovery")).toMatch(/^refused: .*private_dns_namespace\.name and service_disc/);
  });
});
