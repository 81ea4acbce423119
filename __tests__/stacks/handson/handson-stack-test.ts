import * as path from "node:path";
import { App, Testing } from "cdktf";
import type { SharedState } from "../../../src/core/state";
import { HandsonStack } from "../../../src/stacks/handson/handson-stack";
import { scratchDirectory } from "../../support/scratch";
import { synthesiseApp } from "../../support/synth";

function handson(state?: SharedState) {
  return synthesiseApp((app) => new HandsonStack(app, "handson", { state })).stack("handson");
}

const stack = handson();

/** Every text in a JSON document; keys too, but for the one of cdktf's comments. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [...(key === "//" ? [] : [key]), ...textsIn(member)]);
}

describe("the hands-on stack", () => {
  it("has the 39 resources of the hands-on and nothing else", () => {
    expect(stack.addresses()).toEqual([
      "aws_ecs_cluster.main",
      "aws_ecs_service.main",
      "aws_ecs_task_definition.main",
      "aws_eip.nat_1a",
      "aws_eip.nat_1c",
      "aws_eip.nat_1d",
      "aws_internet_gateway.main",
      "aws_lb.main",
      "aws_lb_listener.main",
      "aws_lb_listener_rule.main",
      "aws_lb_target_group.main",
      "aws_nat_gateway.nat_1a",
      "aws_nat_gateway.nat_1c",
      "aws_nat_gateway.nat_1d",
      "aws_route.private_1a",
      "aws_route.private_1c",
      "aws_route.private_1d",
      "aws_route.public",
      "aws_route_table.private_1a",
      "aws_route_table.private_1c",
      "aws_route_table.private_1d",
      "aws_route_table.public",
      "aws_route_table_association.private_1a",
      "aws_route_table_association.private_1c",
      "aws_route_table_association.private_1d",
      "aws_route_table_association.public_1a",
      "aws_route_table_association.public_1c",
      "aws_route_table_association.public_1d",
      "aws_security_group.alb",
      "aws_security_group.ecs",
      "aws_security_group_rule.alb_http",
      "aws_security_group_rule.ecs",
      "aws_subnet.private_1a",
      "aws_subnet.private_1c",
      "aws_subnet.private_1d",
      "aws_subnet.public_1a",
      "aws_subnet.public_1c",
      "aws_subnet.public_1d",
      "aws_vpc.main",
    ]);
    expect(stack.json.data).toBeUndefined();
    expect(stack.json.locals).toBeUndefined();
  });

  it("tells where the page is, and what the AWS CLI wants to know", () => {
    expect(stack.json.output).toEqual({
      alb_dns_name: { value: "${aws_lb.main.dns_name}", description: expect.stringContaining("browser") },
      cluster_name: {
        value: "${aws_ecs_cluster.main.name}",
        description: "For the AWS CLI: aws ecs list-tasks --cluster <name>",
      },
      service_name: {
        value: "${aws_ecs_service.main.name}",
        description: "For the AWS CLI: aws ecs describe-services --cluster <name> --services <name>",
      },
    });
  });

  it("runs with the provider version that it was written for, in the region of the variable", () => {
    expect(stack.json.provider).toEqual({ aws: [{ region: "${var.region}" }] });
    expect(stack.json.terraform).toMatchObject({ required_providers: { aws: { version: "5.100.0", source: "aws" } } });
  });
});

describe("the state of the hands-on stack", () => {
  it("lies beside the program unless a bucket is given", () => {
    const outdir = scratchDirectory();
    const app = new App({ outdir });
    const { terraform } = JSON.parse(Testing.synth(new HandsonStack(app, "handson")));
    expect(Object.keys(terraform.backend)).toEqual(["local"]);
    expect(path.isAbsolute(terraform.backend.local.path)).toBe(false);
    expect(path.resolve(outdir, "stacks/handson", terraform.backend.local.path)).toBe(
      path.resolve("terraform.handson.tfstate"),
    );
  });

  it("lies in the bucket, encrypted and locked, under the name of the stack", () => {
    const shared = handson({ bucket: "team-state", region: "eu-central-1" });
    expect(shared.json.terraform?.backend).toEqual({
      s3: {
        bucket: "team-state",
        region: "eu-central-1",
        key: "handson.tfstate",
        encrypt: true,
        use_lockfile: true,
      },
    });
    expect(shared.json.resource).toEqual(stack.json.resource);
  });

  it("binds the output to no machine", () => {
    const texts = textsIn(JSON.parse(stack.text));
    expect(texts.filter((text) => path.isAbsolute(text))).toEqual(["//", "/"]); // the key of comments, and what the health check asks for
    const shared = handson({ bucket: "team-state", region: "eu-central-1" }).text;
    for (const place of [process.cwd(), process.cwd().slice(1), __dirname]) expect(shared).not.toContain(place);
  });
});

describe("a chapter that the hands-on does not have", () => {
  it.each([0, 15, 1.5, -1, Number.NaN])("is refused, with the number and what is allowed: %p", (chapter) => {
    const app = new App({ outdir: scratchDirectory() });
    expect(() => new HandsonStack(app, "handson", { chapter })).toThrow(
      `[handson] chapter is ${chapter}; allowed: 1 (VPC) to 14 (service). Set HANDSON_CHAPTER to a chapter's number`,
    );
  });
});
