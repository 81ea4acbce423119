import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const service = (attributes: object, more: ResourceMap = {}): ResourceMap => ({
  ...more,
  aws_service_discovery_service: { web: { ...attributes } },
});
const records = (routing_policy: unknown, ...types: unknown[]) => ({
  dns_config: [{ routing_policy, dns_records: types.map((type) => ({ type, ttl: 60 })) }],
});
const web = "[aws_service_discovery_service.web]";

describe("a CNAME record", () => {
  it.each([
    ["MULTIVALUE", '"MULTIVALUE"'],
    [undefined, "not set"],
    [null, "not set"],
  ])("is not routed by %p", (policy, got) => {
    expect(messages(service(records(policy, "A", "CNAME")))).toEqual([
      `SD001 ${web} dns_config[0].routing_policy is ${got}; allowed: WEIGHTED for a CNAME. ` +
        "Set the routing policy to WEIGHTED, and leave health_check_config out.",
    ]);
  });

  it("has no health check", () => {
    const health_check_config = [{ type: "HTTP" }];
    expect(messages(service({ ...records("WEIGHTED", "CNAME"), health_check_config }))).toEqual([
      expect.stringContaining('health_check_config is "a health check"; allowed: none beside a CNAME. '),
    ]);
    expect(violated(service({ ...records("WEIGHTED", "A"), health_check_config }))).toEqual([]);
  });

  it.each([
    [records("WEIGHTED", "CNAME")],
    [records("${var.policy}", "CNAME")],
    [records("MULTIVALUE", "${var.type}")],
    [records(undefined, "SRV")],
    [{ dns_config: null }],
  ])("%j is right or not known", (attributes) => {
    expect(violated(service(attributes))).toEqual([]);
  });
});

describe("the records of a name", () => {
  it.each([
    ["MULTIVALUE", "A"],
    ["WEIGHTED", "AAAA"],
    ["MULTIVALUE", "SRV"],
    [null, null],
  ])("may be %p, %p", (policy, type) => {
    expect(violated(service(records(policy, type)))).toEqual([]);
  });

  it("are told where they are not", () => {
    expect(messages(service(records("weighted", "A", "MX")))).toEqual([
      `SD005 ${web} dns_config[0].routing_policy is "weighted"; allowed: MULTIVALUE, WEIGHTED. Set one of them.`,
      `SD005 ${web} dns_config[0].dns_records[1].type is "MX"; allowed: A, AAAA, SRV, CNAME. Set one of them.`,
    ]);
  });
});

describe("a name in an HTTP namespace", () => {
  const http: ResourceMap = { aws_service_discovery_http_namespace: { shop: { name: "shop" } } };
  const namespace_id = "${aws_service_discovery_http_namespace.shop.id}";
  const dns_records = [{ type: "A", ttl: 60 }];

  it.each([
    [{ namespace_id, dns_config: [{ dns_records }] }],
    [{ dns_config: [{ namespace_id, dns_records }] }],
    [{ dns_config: { namespace_id: "${var.other}", dns_records }, namespace_id }],
  ])("has no records: %j", (attributes) => {
    expect(messages(service(attributes, http))).toEqual([
      `SD006 ${web} dns_config is "records in DNS"; allowed: none in aws_service_discovery_http_namespace.shop. ` +
        "Leave dns_config out and set namespace_id instead, or use a private or public DNS namespace.",
    ]);
  });

  it.each([
    [{ namespace_id }],
    [{ namespace_id, dns_config: [] }],
    [{ dns_config: [{ namespace_id: "ns-1", dns_records }] }],
    [{ dns_config: [{ namespace_id: "${var.namespace}", dns_records }] }],
  ])("may be %j", (attributes) => {
    expect(violated(service(attributes, http))).toEqual([]);
  });
});
