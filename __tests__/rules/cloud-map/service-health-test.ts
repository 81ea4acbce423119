import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const service = (attributes: object, more: ResourceMap = {}): ResourceMap => ({
  ...more,
  aws_service_discovery_service: { web: { ...attributes } },
});
const web = "[aws_service_discovery_service.web]";
const own = (attributes: object) => ({ health_check_config: [{ ...attributes }] });
const custom = (attributes: object) => ({ health_check_custom_config: [{ ...attributes }] });

describe("the health of a name", () => {
  it("is checked by one", () => {
    expect(messages(service({ ...own({ type: "HTTP" }), ...custom({}) }))).toEqual([
      `SD002 ${web} health_check_config is "a block"; allowed: none beside health_check_custom_config. ` +
        "Keep one: ECS reports the health of tasks by health_check_custom_config.",
    ]);
  });

  it.each([
    own({ type: "HTTP" }),
    custom({}),
    { ...own({}), health_check_custom_config: null },
    { ...custom({}), health_check_config: "${var.check}" },
    { ...custom({}), health_check_config: [] },
  ])("may be checked by %j", (attributes) => {
    expect(violated(service(attributes))).toEqual([]);
  });
});

describe("a name in a private namespace", () => {
  const type = "aws_service_discovery_private_dns_namespace";
  const namespaces: ResourceMap = {
    [type]: { shop: { name: "shop.internal" } },
    aws_service_discovery_public_dns_namespace: { shop: { name: "shop.example.com" } },
  };
  const of = (namespace: string) => ({ dns_config: [{ namespace_id: namespace, dns_records: [] }] });

  it("is not checked by Route 53", () => {
    expect(messages(service({ ...of(`\${${type}.shop.id}`), ...own({ type: "TCP" }) }, namespaces))).toEqual([
      `SD003 ${web} health_check_config is "a block"; allowed: none in ${type}.shop. ` +
        "Use health_check_custom_config, by which ECS reports the health of tasks.",
    ]);
  });

  it.each([
    { ...of(`\${${type}.shop.id}`), ...custom({}) },
    { ...of("${aws_service_discovery_public_dns_namespace.shop.id}"), ...own({ type: "TCP" }) },
    { ...of("ns-1"), ...own({ type: "TCP" }) },
    own({ type: "TCP" }),
  ])("is not %j", (attributes) => {
    expect(violated(service(attributes, namespaces))).toEqual([]);
  });
});

describe("a health check", () => {
  it.each([
    own({ type: "TCP" }),
    own({ type: "TCP", resource_path: "" }),
    own({ type: "TCP", resource_path: null }),
    own({ type: "TCP", resource_path: "${var.path}" }),
    own({ type: "HTTPS", resource_path: "/" }),
    own({ type: "${var.type}", resource_path: "/" }),
    own({ failure_threshold: 1 }),
    own({ failure_threshold: 10 }),
    own({ failure_threshold: "${var.threshold}" }),
    custom({ failure_threshold: 1 }),
    custom({ failure_threshold: 10 }),
    custom({ failure_threshold: null }),
  ])("may be %j", (attributes) => {
    expect(violated(service(attributes))).toEqual([]);
  });

  it.each<[object, string]>([
    [own({ type: "TCP", resource_path: "/" }), 'health_check_config[0].resource_path is "/"; allowed: none with TCP'],
    [
      own({ failure_threshold: 0 }),
      "health_check_config[0].failure_threshold is 0; allowed: a whole number from 1 to 10 checks",
    ],
    [
      own({ failure_threshold: 11 }),
      "health_check_config[0].failure_threshold is 11; allowed: a whole number from 1 to 10 checks",
    ],
    [
      custom({ failure_threshold: 11 }),
      "health_check_custom_config[0].failure_threshold is 11; allowed: a whole number from 1 to 10 checks",
    ],
  ])("may not be %j", (attributes, text) => {
    expect(messages(service(attributes))).toEqual([
      `SD004 ${web} ${text}. Leave the path out or check by HTTP, and set the threshold to 1 to 10.`,
    ]);
  });
});
