import { isPlan, modulesOf, withoutIndices } from "../../../src/rules/input/plan";

/** A plan with a resource in the root, and a module that is called for each of two keys. */
const PLAN = {
  format_version: "1.2",
  planned_values: {
    root_module: {
      resources: [
        {
          address: "aws_vpc.main",
          mode: "managed",
          type: "aws_vpc",
          name: "main",
          values: { cidr_block: "10.0.0.0/16" },
        },
        { address: "data.aws_region.now", mode: "data", type: "aws_region", name: "now", values: {} },
        ...[0, 1].map((i) => ({
          address: `aws_subnet.a[${i}]`,
          mode: "managed",
          type: "aws_subnet",
          name: "a",
          values: {},
        })),
      ],
      child_modules: ["a", "b"].map((key) => ({
        address: `module.web["${key}"]`,
        resources: [
          {
            address: `module.web["${key}"].aws_lb.main`,
            mode: "managed",
            type: "aws_lb",
            name: "main",
            values: { name: key },
          },
        ],
      })),
    },
  },
  resource_changes: [0, 1].map((i) => ({ address: `aws_subnet.a[${i}]`, change: { after_unknown: { vpc_id: true } } })),
  configuration: {
    root_module: {
      resources: [
        { type: "aws_vpc", name: "main", expressions: { cidr_block: {} } },
        { type: "aws_subnet", name: "a", expressions: { vpc_id: { references: ["aws_vpc.main.id", "aws_vpc.main"] } } },
      ],
      outputs: {
        vpc: { expression: { references: ["aws_vpc.main.id", "aws_vpc.main"] } },
        name: { expression: { constant_value: "shop" } },
      },
      module_calls: {
        web: {
          expressions: { subnet: { references: ["aws_subnet.a[0].id", "aws_subnet.a[0]", "aws_subnet.a"] } },
          module: { resources: [{ type: "aws_lb", name: "main", expressions: { name: {} } }] },
        },
      },
    },
  },
};

const at = (path: string) => ({
  "//": { metadata: { path } },
  lifecycle: { create_before_destroy: "${unknown}", ignore_changes: "${unknown}" },
});

describe("a plan", () => {
  it("keeps what a resource waits for", () => {
    const plan = structuredClone(PLAN);
    Object.assign(plan.configuration.root_module.resources[0] ?? {}, { depends_on: ["aws_subnet.a"] });
    expect(modulesOf(plan)[0]?.resource?.aws_vpc?.main).toMatchObject({ depends_on: ["aws_subnet.a"] });
  });

  it("is told from a configuration and a state", () => {
    expect(isPlan(PLAN)).toBe(true);
    expect(isPlan({ resource: {} })).toBe(false);
    expect(isPlan({ format_version: "1.0", values: {} })).toBe(false);
  });

  it("leaves to nobody's guess what Terraform is to do with a resource, which it does not say", () => {
    expect(modulesOf(PLAN)[0]?.resource?.aws_vpc?.main?.lifecycle).toEqual(at("").lifecycle);
  });

  it("has a configuration for each call of a module", () => {
    expect(modulesOf(PLAN)).toEqual([
      {
        resource: {
          aws_vpc: { main: { cidr_block: "10.0.0.0/16", ...at("aws_vpc.main") } },
          aws_subnet: {
            "aws_subnet.a[0]": { vpc_id: "${aws_vpc.main.id}", ...at("aws_subnet.a[0]") },
            "aws_subnet.a[1]": { vpc_id: "${aws_vpc.main.id}", ...at("aws_subnet.a[1]") },
          },
        },
        output: ["${aws_vpc.main.id}", "${unknown}"],
        module: ["${aws_subnet.a.id}"],
      },
      ...["a", "b"].map((key) => ({
        resource: { aws_lb: { main: { name: key, ...at(`module.web["${key}"].aws_lb.main`) } } },
        output: [],
        module: [],
      })),
    ]);
  });

  it("may be empty", () => {
    expect(modulesOf({ planned_values: {}, configuration: {} })).toEqual([{ resource: {}, output: [], module: [] }]);
  });
});

describe("an address without indices", () => {
  it.each([
    ["module.web[0].module.db", "module.web.module.db"],
    ['module.web["a.b[1]"]', "module.web"],
    ['module.web["a\\"]b"]', "module.web"],
  ])("of %s is %s", (address, expected) => {
    expect(withoutIndices(address)).toBe(expected);
  });
});
