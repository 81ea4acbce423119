import { Testing } from "cdktf";
import { HelloWorldStack, type HelloWorldStyle } from "../../../src/stacks/hello-world/hello-world-stack";
import { PlacementStack } from "../../../src/stacks/placement/placement-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new PlacementStack(app, "placement");
  new HelloWorldStack(app, "hello-world");
  new HelloWorldStack(app, "old-hello-world", { prefix: "old-", style: "slides" });
  new HelloWorldStack(app, "team-hello-world", {
    prefix: "team-",
    state: { bucket: "team-state", region: "eu-central-1" },
  });
});
const today = app.stack("hello-world");
const slides = app.stack("old-hello-world");

/** What AWS has no second of in an account and region: names, and families, by type. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, family }) => ((name ?? family) ? [`${type} ${name ?? family}`] : [])),
  );
}

describe("the hello-world stack", () => {
  it.each([
    ["today", today, 48],
    ["slides", slides, 37],
  ])("has, in the style %s, addresses to read", (_, stack, count) => {
    expect(stack.addresses()).toHaveLength(count);
    expect(stack.addresses().filter((address) => !/^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(stack.addresses().filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
  });

  it("is, in either style, behind a load balancer that lets in whom the variable says", () => {
    for (const stack of [today, slides]) {
      expect(stack.resource("aws_lb", "alb")).toMatchObject({
        internal: false,
        subnets: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      });
      expect(stack.resource("aws_vpc_security_group_ingress_rule", "alb_http")).toMatchObject({
        for_each: "${toset(var.allowed_cidrs)}",
        from_port: 80,
      });
      expect(stack.resource("aws_lb_target_group", "alb_http_web").health_check).toMatchObject({
        path: "/wp-includes/images/blank.gif",
      });
    }
    expect(today.resource("aws_lb_target_group", "alb_http_web").target_type).toBe("ip");
    expect(slides.resource("aws_lb_target_group", "alb_http_web").target_type).toBe("instance");
  });

  it("tells where WordPress is, and what to ask the AWS CLI for", () => {
    expect(today.json.output).toMatchObject({
      url: { value: "http://${aws_lb.alb.dns_name}" },
      cluster_name: { value: "${aws_ecs_cluster.cluster.name}" },
      service_name: { value: "${aws_ecs_service.service.name}" },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(slides.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "old-hello-world" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(today.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.hello-world.tfstate$/) },
    });
    expect(app.stack("team-hello-world").json.terraform?.backend).toMatchObject({
      s3: { bucket: "team-state", key: "team-hello-world.tfstate" },
    });
  });

  it("shares no name with another stack, nor with another copy", () => {
    const all = ["placement", "hello-world", "old-hello-world", "team-hello-world"].flatMap((id) =>
      names(app.stack(id)),
    );
    expect(all.length).toBeGreaterThan(70);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
    expect(all).toEqual(expect.arrayContaining(["aws_ecs_task_definition old-hello_world"]));
  });

  it("refuses a style that it does not know", () => {
    const style = "modern" as HelloWorldStyle;
    expect(() => new HelloWorldStack(Testing.app(), "hello-world", { style })).toThrow(
      '[hello-world] style is "modern"; allowed: today, slides. Leave it out for today\'s.',
    );
  });
});
