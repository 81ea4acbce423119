import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { SampleClusterStack } from "../../../src/stacks/sample-cluster/sample-cluster-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new HandsonStack(app, "handson");
  new PlacementStack(app, "placement");
  new SampleClusterStack(app, "sample-cluster");
  new SampleClusterStack(app, "blue-sample-cluster", { prefix: "blue-" });
  new SampleClusterStack(app, "production-sample-cluster", { prefix: "production-", daemon: true });
  new SampleClusterStack(app, "shared", { state: { bucket: "team-state", region: "eu-central-1" } });
});
const stack = app.stack("sample-cluster");

/** What AWS has no second of in an account and region: names, and families, by type. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, family }) => ((name ?? family) ? [`${type} ${name ?? family}`] : [])),
  );
}

/** Names that the document gives. */
const GIVEN = [
  "aws_ecs_cluster sample-cluster",
  "aws_ecs_service sample-ecs-service",
  "aws_ecs_task_definition sample-task",
  "aws_iam_policy sample-get-s3-access-role-policy",
  "aws_iam_policy sample-s3-access-policy",
  "aws_iam_role ecsInstanceRole",
  "aws_iam_role sample-s3-access-role",
  "aws_iam_role sample-s3-access-role-for-ecs",
  "aws_lb sample-ecs-alb",
  "aws_lb_target_group ecs-sample-backend-service",
  "aws_lb_target_group ecs-sample-frontend-service",
  "aws_lb_target_group sample-ecs-target-group",
  "aws_security_group load-balancer-sample-ecs-alb-http",
];

describe("the stack sample-cluster", () => {
  it("has 42 resources, of which one waits for a variable, with addresses to read, and asks AWS for nothing at plan", () => {
    expect(stack.addresses()).toHaveLength(42);
    expect(stack.addresses().filter((address) => !/^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(stack.json.data).toBeUndefined();
  });

  it("is the same resources with a daemon", () => {
    expect(app.stack("production-sample-cluster").addresses()).toEqual(stack.addresses());
  });

  it("tells the names of what there is to look at", () => {
    expect(stack.json.output).toEqual({
      alb_dns_name: {
        value: "${aws_lb.alb.dns_name}",
        description: "The load balancer's name: open it with a browser, by http.",
      },
      cluster_name: {
        value: "${aws_ecs_cluster.cluster.name}",
        description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
      },
      service_names: {
        value: ["sample", "backend", "frontend"].map((name) => `\${aws_ecs_service.${name}.name}`),
        description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <names>",
      },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "sample-cluster" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.sample-cluster.tfstate$/) },
    });
    expect(app.stack("shared").json.terraform?.backend).toMatchObject({
      s3: { bucket: "team-state", region: "eu-central-1", key: "shared.tfstate" },
    });
  });
});

describe("the names of sample-cluster", () => {
  it("are the document's, and for the rest begin with the stack's", () => {
    const others = names(stack).filter((name) => !GIVEN.includes(name));
    expect(names(stack)).toEqual(expect.arrayContaining(GIVEN));
    expect(others).toHaveLength(8);
    expect(others.filter((name) => !/^\S+ sample-cluster-/.test(name))).toEqual([]);
  });

  it("have the prefix in front, each of them, and the bucket's too", () => {
    const blue = app.stack("blue-sample-cluster");
    expect(names(blue).sort()).toEqual(
      names(stack)
        .map((name) => name.replace(" ", " blue-"))
        .sort(),
    );
    expect(stack.variable("bucket_name").default).toBe("debugroom-sample");
    expect(blue.variable("bucket_name").default).toBe("blue-debugroom-sample");
  });

  it("fit where AWS takes 32 characters, however long the prefix is", () => {
    const production = app.stack("production-sample-cluster");
    for (const type of ["aws_lb", "aws_lb_target_group"]) {
      for (const { name } of Object.values(production.resources(type))) {
        expect(name).toMatch(/^production-[a-z0-9-]{1,21}$/);
      }
    }
  });

  it("are no other stack's, nor another copy's", () => {
    const ids = ["handson", "placement", "sample-cluster", "blue-sample-cluster", "production-sample-cluster"];
    const all = ids.flatMap((id) => names(app.stack(id)));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });
});
