import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Testing } from "cdktf";
import { Construct } from "constructs";
import { AddressScope } from "../../src/core/address";
import { physicalName } from "../../src/core/names";
import { Role } from "../../src/iam/role";
import { hcl } from "../../src/module/hcl";
import { ModuleStack } from "../../src/module/module-stack";
import { forEach, onlyIf } from "../../src/module/repetition";
import { synthesiseModule } from "../support/module";
import { errorsOfApp, stackWithProvider, synthesiseApp } from "../support/synth";

const named = (scope: Construct, longest: number) => {
  new EcsCluster(scope, "Cluster", { name: physicalName(scope, longest) }).overrideLogicalId(scope.node.id);
};

describe("a module stack", () => {
  it("has a name and tags, and nothing of its caller's", () => {
    const { json } = synthesiseModule(() => {});
    expect(json.provider).toBeUndefined();
    expect(json.terraform).toEqual({
      required_version: ">= 1.9",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.79, < 6.0" } },
    });
    expect(Object.keys(json.variable ?? {})).toEqual(["name", "tags"]);
    expect(json.variable).toMatchObject({
      name: { type: "string", nullable: false, description: expect.any(String) },
      tags: { type: "map(string)", nullable: false, default: {}, description: expect.any(String) },
    });
  });

  it("has inputs, whose null is a value where it is the default", () => {
    const module = synthesiseModule((scope) => {
      const input = { type: "string", description: "A" };
      scope.addInput("needed", { ...input, sensitive: true });
      scope.addInput("optional", { ...input, default: null });
      scope.addInput("chosen", { ...input, default: "a", nullable: true });
      scope.addInput("checked", { ...input, default: "a", validation: [{ condition: "${true}", errorMessage: "B" }] });
    });
    const input = { type: "string", description: "A" };
    expect(module.variable("needed")).toEqual({ ...input, nullable: false, sensitive: true });
    expect(module.variable("optional")).toEqual({ ...input, nullable: true, default: null });
    expect(module.variable("chosen")).toEqual({ ...input, nullable: true, default: "a" });
    const validation = [{ condition: "${true}", error_message: "B" }];
    expect(module.variable("checked")).toEqual({ ...input, nullable: false, default: "a", validation });
  });

  it("has outputs, also of the name of a resource", () => {
    const module = synthesiseModule((scope) => {
      named(new Construct(scope, "cluster"), 255);
      scope.addOutput("cluster", { description: "A", value: hcl("aws_ecs_cluster.cluster.id").value, sensitive: true });
    });
    const value = "${aws_ecs_cluster.cluster.id}";
    expect(module.output("cluster")).toEqual({ description: "A", value, sensitive: true });
  });
});

describe("the names in a module", () => {
  const names = (build: (module: ModuleStack) => void) => {
    const module = synthesiseModule(build);
    const clusters = Object.entries(module.resources("aws_ecs_cluster"));
    const [first, ...further] = module.variable("name").validation as { condition: string }[];
    return {
      names: Object.fromEntries(clusters.map(([name, cluster]) => [name, cluster.name])),
      longest: Number(/<= (\d+)}$/.exec(first?.condition ?? "")?.[1]),
      further: further.map(({ condition }) => condition),
    };
  };

  it("begin with the variable, which may be as long as the longest of them takes", () => {
    const found = names((module) => {
      named(new AddressScope(module, "main"), 255);
      named(new Construct(module, "web_app"), 32);
    });
    expect(found).toEqual({ names: { main: "${var.name}", web_app: "${var.name}-web-app" }, longest: 24, further: [] });
  });

  it("need no more than a name that AWS takes for a role", () => {
    expect(names((module) => named(new AddressScope(module, "main"), 255)).longest).toBe(64);
  });

  it("have the key where there is one for each, also when that is said later", () => {
    const found = names((module) => {
      const services = new Construct(module, "services");
      named(new Construct(services, "web"), 32);
      named(new Construct(services, "api_long"), 64);
      forEach(services, hcl("var.services").value);
    });
    const name = '${var.name}-${replace(each.key, "/[^A-Za-z0-9-]/", "-")}-services';
    expect(found).toEqual({
      names: { web: `${name}-web`, api_long: `${name}-api-long` },
      longest: 64,
      further: ["${alltrue([for key, value in var.services : length(var.name) + length(key) <= 18])}"],
    });
  });

  it("stay as they are where there may be none", () => {
    const found = names((module) => named(onlyIf(new Construct(module, "maybe"), hcl("var.on").value), 32));
    expect(found.names).toEqual({ maybe: "${var.name}-maybe" });
  });
});

describe("a module stack in cdktf's own terms", () => {
  it("is held by the rules, together with the ordinary stacks beside it", () => {
    const errors = errorsOfApp((app) => {
      const module = new ModuleStack(app, "module", { description: "A" });
      new LbTargetGroup(module, "a", { port: 0 });
      new LbTargetGroup(stackWithProvider(app, "ordinary"), "a", { port: -1 });
    });
    expect(errors).toEqual([
      expect.stringMatching(/^TG005 \[module\/a\] port is 0; /),
      expect.stringMatching(/^TG005 \[ordinary\/a\] port is -1; /),
    ]);
  });

  it("leaves the names of an ordinary stack as they are", () => {
    const written = synthesiseApp((app) => {
      new ModuleStack(app, "module", { description: "A" });
      named(new Construct(stackWithProvider(app, "ordinary"), "web"), 32);
    });
    expect(written.stack("ordinary").resource("aws_ecs_cluster", "web").name).toBe("ordinary-web");
  });

  it("is what cdktf's matchers look at", () => {
    const module = new ModuleStack(Testing.app(), "module", { description: "A" });
    new Role(module, "role", { assumedBy: "ecs-tasks.amazonaws.com" });
    const text = Testing.synth(module, true);
    expect(Testing.toHaveResourceWithProperties(text, "aws_iam_role", { name: "${var.name}-role" })).toBe(true);
    expect(Testing.toHaveResource(text, "aws_iam_policy")).toBe(false);
  });
});
