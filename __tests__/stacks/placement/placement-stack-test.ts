import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new HandsonStack(app, "handson");
  new PlacementStack(app, "placement");
  new PlacementStack(app, "staging", { state: { bucket: "team-state", region: "eu-central-1" } });
});
const stack = app.stack("placement");

/** What AWS has no second of in an account and region: names, and families, by type. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, family }) => ((name ?? family) ? [`${type} ${name ?? family}`] : [])),
  );
}

describe("the placement stack", () => {
  it("has 72 resources, with addresses to read", () => {
    expect(stack.addresses()).toHaveLength(72);
    expect(stack.addresses().filter((address) => !/^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(stack.addresses().filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
    expect(stack.json.data).toBeUndefined();
  });

  it("has a service for each thing that it shows", () => {
    expect(Object.keys(stack.resources("aws_ecs_service")).sort()).toEqual([
      "awsvpc",
      "binpack_cpu",
      "binpack_memory",
      "bridge_dynamic_port",
      "bridge_static_port",
      "by_ami",
      "by_instance_type",
      "by_os_type",
      "cluster_constraint",
      "distinct_instance",
      "host",
      "random",
      "spread_instance",
      "spread_zone",
      "windows",
    ]);
  });

  it("tells the name of the cluster", () => {
    expect(stack.json.output).toEqual({
      cluster_name: {
        value: "${aws_ecs_cluster.cluster.name}",
        description: "For the AWS CLI: aws ecs list-services --cluster <name>",
      },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "placement" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.placement.tfstate$/) },
    });
    expect(app.stack("staging").json.terraform?.backend).toEqual({
      s3: {
        bucket: "team-state",
        region: "eu-central-1",
        key: "staging.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
  });

  it("shares no name with another stack, nor with a second one of its kind", () => {
    const all = ["handson", "placement", "staging"].flatMap((id) => names(app.stack(id)));
    expect(all.length).toBeGreaterThan(70);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });
});
