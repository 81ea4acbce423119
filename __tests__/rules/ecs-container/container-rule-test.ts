import { Configuration } from "../../../src/rules/configuration";
import { oneOf, wholeNumber } from "../../../src/rules/constraint";
import { containerRule } from "../../../src/rules/ecs-container/container-rule";

const base = {
  id: "XX001",
  title: "a container is right",
  explanation: "AWS refuses it.",
  fix: "Change it.",
  source: "https://docs.aws.amazon.com/container.html",
  examples: { failing: {}, passing: {} },
};
const ports = containerRule({
  ...base,
  properties: { cpu: wholeNumber(1, 9), "portMappings.protocol": oneOf("tcp", "udp") },
});
const required = containerRule({ ...base, properties: { "healthCheck.interval": wholeNumber(5, 9) }, required: true });

function asked(rule: typeof ports, container_definitions: string) {
  const resource = { type: "aws_ecs_task_definition", name: "web", attributes: { container_definitions } };
  const configuration = new Configuration({ resource: { aws_ecs_task_definition: { web: resource.attributes } } });
  return {
    found: [...rule.check(resource, configuration)].map(({ property, got }) => [property, got]),
    conditions: [...(rule.conditions?.(resource, configuration) ?? [])].map(({ property, value, holds }) => [
      property,
      value,
      holds("x"),
    ]),
  };
}

describe("a rule about values in containers", () => {
  it("finds those that are wrong, where they stand, and says nothing of those that are not there", () => {
    const text = JSON.stringify([
      { cpu: 9 },
      { cpu: 10, portMappings: [{ protocol: "tcp" }, {}, { protocol: "TCP" }, null] },
      { cpu: null, portMappings: {} },
    ]);
    expect(asked(ports, text)).toEqual({
      found: [
        ["container_definitions[1].cpu", 10],
        ["container_definitions[1].portMappings[2].protocol", "TCP"],
      ],
      conditions: [],
    });
  });

  it("has Terraform check the rest", () => {
    expect(asked(ports, '[{"cpu":${jsonencode(var.cpu)},"portMappings":${jsonencode(var.ports)}}]')).toEqual({
      found: [],
      conditions: [["container_definitions[0].cpu", "${var.cpu}", expect.stringContaining("tonumber(x) <= 9")]],
    });
  });

  it("may ask for values in each object that they would stand in", () => {
    expect(
      asked(required, '[{},{"healthCheck":{}},{"healthCheck":{"interval":null}},{"healthCheck":{"interval":5}}]').found,
    ).toEqual([
      ["container_definitions[1].healthCheck.interval", undefined],
      ["container_definitions[2].healthCheck.interval", undefined],
    ]);
    expect(asked(required, '[${jsonencode(var.sidecar)},{"healthCheck":${jsonencode(var.check)}}]').found).toEqual([]);
  });

  it("may be about some task definitions only", () => {
    const never = containerRule({ ...base, properties: { cpu: oneOf(1) }, of: () => false });
    expect(asked(never, '[{"cpu":2}]').found).toEqual([]);
    expect(asked(never, '[{"cpu":${var.cpu}}]').conditions).toEqual([]);
  });
});

describe("what a rule about values in containers finds", () => {
  it("is told with what is allowed, and what is missing as not set", () => {
    const rule = containerRule({ ...base, properties: { name: oneOf("web") }, required: true });
    const task = (container_definitions: string) => ({ type: "t", name: "web", attributes: { container_definitions } });
    const configuration = new Configuration({});
    expect([...rule.check(task('[{"name":null},{},{"name":"db"},{"name":"${var.x}"}]'), configuration)]).toEqual([
      { property: "container_definitions[0].name", got: undefined, allowed: "web" },
      { property: "container_definitions[1].name", got: undefined, allowed: "web" },
      { property: "container_definitions[2].name", got: "db", allowed: "web" },
    ]);
    expect([...(rule.conditions?.(task('[{"name":"${var.x}"}]'), configuration) ?? [])]).toMatchObject([
      { property: "container_definitions[0].name", value: "${var.x}", allowed: "web" },
    ]);
    expect(rule.resourceType).toBe("aws_ecs_task_definition");
  });

  it("concerns tasks that say something of it, and all where it has to be there", () => {
    const concerns = (rule: typeof ports, container_definitions: string) =>
      rule.concerns?.({ type: "t", name: "web", attributes: { container_definitions } });
    expect(concerns(ports, '[{"name":"web"}]')).toBe(false);
    expect(concerns(ports, '[{"cpu":1}]')).toBe(true);
    expect(concerns(ports, '[{"portMappings":[{"containerPort":80}]}]')).toBe(false);
    expect(concerns(ports, '[{"portMappings":[{"protocol":"tcp"}]}]')).toBe(true);
    expect(concerns(required, '[{"healthCheck":{}}]')).toBe(true);
    expect(concerns(required, '[{"cpu":1}]')).toBe(false);
    const all = containerRule({ ...base, properties: { name: oneOf("web"), "a.b": oneOf("c") }, required: true });
    expect(all.concerns).toBeUndefined();
  });

  it("is nothing inside of what is no object", () => {
    expect(asked(ports, '[{"portMappings":[7,"tcp",null,[{"protocol":"TCP"}]]}]').found).toEqual([
      ["container_definitions[0].portMappings[3][0].protocol", "TCP"],
    ]);
  });
});
