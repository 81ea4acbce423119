import { type InstanceScaling, SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { emptyStack, type Synthesised, synthesiseApp } from "../../support/synth";

const WAYS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
/** The twelve names of the document, and where they are. */
const NAMES = [
  ["aws_iam_role", "service_role", "name", "ecsServiceRole"],
  ["aws_iam_role", "instance_role", "name", "ecsInstanceRole"],
  ["aws_ecs_cluster", "cluster", "name", "sample-ecs-cluster"],
  ["aws_ecs_service", "service", "name", "sample-ecs-service"],
  ["aws_lb_target_group", "alb_http_web", "name", "sample-ecs-tg"],
  ["aws_lb", "alb", "name", "sample-ecs-alb"],
  ["aws_security_group", "alb", "name", "sample-alb-sg"],
  ["aws_security_group", "instances", "name", "sample-autoscaling-sg"],
  ["aws_launch_template", "instances_template", "name", "sample-autoscaling-setting"],
  ["aws_autoscaling_group", "instances_group", "name", "sample-autoscaling-group"],
  ["aws_cloudwatch_metric_alarm", "cpu_scale_out", "alarm_name", "EcsScaleOutAlarm"],
  ["aws_cloudwatch_metric_alarm", "cpu_scale_in", "alarm_name", "EcsScaleInAlarm"],
] as const;

const app = synthesiseApp((app) => {
  new SampleEcsStack(app, "sample-ecs");
  for (const scaling of WAYS) new SampleEcsStack(app, scaling, { scaling });
  for (const scaling of WAYS) new SampleEcsStack(app, `blue-${scaling}`, { scaling, prefix: "blue-" });
  new SampleEcsStack(app, "shared", { state: { bucket: "team-state", region: "eu-central-1" } });
});
const stack = app.stack("sample-ecs");

/** What AWS has no second of in an account and region, by type; policies have theirs within what they scale. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, family, alarm_name, function_name }) => {
      const found = String(name ?? family ?? alarm_name ?? function_name ?? "${");
      return found.startsWith("${") || /_policy$/.test(type) ? [] : [`${type} ${found}`];
    }),
  );
}

describe("the sample-ecs stack", () => {
  it.each([
    ["capacity-provider", 34],
    ["same-alarms", 34],
    ["instances-first", 38],
  ])("has, with the scaling %s, %d resources, with addresses to read", (id, count) => {
    const addresses = app.stack(id).addresses();
    expect(addresses).toHaveLength(count);
    expect(addresses.filter((address) => !/^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(addresses.filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
    expect(app.stack(id).json.data).toBeUndefined();
  });

  it("keeps tasks and instances in step by a capacity provider, unless it is told otherwise", () => {
    expect(stack.addresses()).toEqual(app.stack("capacity-provider").addresses());
  });

  it.each(NAMES)("has, in each way, %s.%s, whose %s is %s", (type, name, attribute, value) => {
    for (const scaling of WAYS) {
      expect(app.stack(scaling).resource(type, name)[attribute]).toBe(value);
      expect(app.stack(`blue-${scaling}`).resource(type, name)[attribute]).toBe(`blue-${value}`);
    }
  });

  it.each(WAYS)("has the prefix in every name, so that a copy beside it shares none (%s)", (scaling) => {
    const given = names(app.stack(scaling));
    const prefixed = names(app.stack(`blue-${scaling}`));
    expect(prefixed.filter((name) => !/ (\/aws\/lambda\/)?blue-/.test(name))).toEqual([]);
    expect(prefixed.filter((name) => given.includes(name))).toEqual([]);
    expect(prefixed).toHaveLength(given.length);
    expect(given.length).toBeGreaterThan(NAMES.length);
  });

  it("refuses a scaling that there is not, as one from the environment may be", () => {
    const scaling = "lambda" as InstanceScaling;
    expect(() => new SampleEcsStack(emptyStack(), "wrong", { scaling })).toThrow(
      '[stack/wrong] scaling is "lambda"; allowed: capacity-provider, same-alarms, instances-first. ' +
        "Leave it out for the capacity provider.",
    );
  });

  it("tells where the load balancer is, and the names for the AWS CLI", () => {
    expect(stack.json.output).toEqual({
      alb_dns_name: {
        value: "${aws_lb.alb.dns_name}",
        description: "The load balancer's name: open it with a browser, by http.",
      },
      cluster_name: {
        value: "${aws_ecs_cluster.cluster.name}",
        description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
      },
      service_name: {
        value: "${aws_ecs_service.service.name}",
        description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
      },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "sample-ecs" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.sample-ecs.tfstate$/) },
    });
    expect(app.stack("shared").json.terraform?.backend).toEqual({
      s3: { bucket: "team-state", region: "eu-central-1", key: "shared.tfstate", encrypt: true, use_lockfile: true },
    });
  });
});
