import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

/** A service with `load_balancer` blocks, of a task with containers of these names. */
function service(containers: string, ...load_balancer: Record<string, unknown>[]): ResourceMap {
  return {
    aws_ecs_task_definition: { web: { memory: "512", container_definitions: containers } },
    aws_ecs_service: {
      web: {
        task_definition: "${aws_ecs_task_definition.web.arn}",
        load_balancer: load_balancer.map((each) => ({ target_group_arn: "${var.group}", ...each })),
      },
    },
  };
}

const TWO = '[{"name":"nginx","image":"nginx:1"},{"name":"app","image":"app:1","portMappings":[{"containerPort":80}]}]';

describe("the subnets of a service", () => {
  const inSubnets = (subnets: unknown): ResourceMap => ({
    aws_ecs_service: { web: { network_configuration: { subnets } } },
  });
  const many = (count: number) => Array.from({ length: count }, (_, i) => `subnet-${i}`);

  it("are 1 to 16", () => {
    expect([0, 1, 16, 17].map((count) => violated(inSubnets(many(count))))).toEqual([["SV008"], [], [], ["SV008"]]);
  });

  it("may be a list that only Terraform knows", () => {
    expect(violated(inSubnets("${var.subnets}"))).toEqual([]);
    expect(violated({ aws_ecs_service: { web: {} } })).toEqual([]);
  });
});

describe("the container behind a load balancer", () => {
  it("is one of the task definition", () => {
    expect(violated(service(TWO, { container_name: "app", container_port: 80 }))).toEqual([]);
    expect(messages(service(TWO, { container_name: "nginx" }, { container_name: "apache" }))).toEqual([
      'SV050 [aws_ecs_service.web] load_balancer[1].container_name is "apache"; allowed: nginx, app. ' +
        "Name a container of the task definition.",
    ]);
  });

  it("is not judged where a name is known to Terraform only", () => {
    const and = (other: string) => `[{"name":"nginx","image":"nginx:1"},${other}]`;
    expect(violated(service(and('{"name":"${var.n}","image":"app:1"}'), { container_name: "apache" }))).toEqual([]);
    expect(violated(service(and("${jsonencode(var.more)}"), { container_name: "apache" }))).toEqual([]);
    expect(violated(service("${var.containers}", { container_name: "apache" }))).toEqual([]);
    expect(violated(service(TWO, { container_name: "${var.n}" }))).toEqual([]);
  });

  it("is not judged where the task definition is not of this stack", () => {
    const web = {
      task_definition: "nginx:7",
      load_balancer: [{ target_group_arn: "${var.group}", container_name: "apache" }],
    };
    expect(violated({ ...service(TWO), aws_ecs_service: { web } })).toEqual([]);
  });

  it("is asked on a port", () => {
    expect(violated(service(TWO, { container_name: "app", container_port: 0 }))).toEqual(["SV052"]);
    expect(violated(service(TWO, { container_name: "app", container_port: "${var.port}" }))).toEqual([]);
  });
});

describe("placement on Fargate", () => {
  const placed = { placement_constraints: [{ type: "distinctInstance" }] };
  const service = (attributes: Record<string, unknown>, defaults?: unknown): ResourceMap => ({
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_ecs_cluster_capacity_providers: {
      shop: {
        cluster_name: "${aws_ecs_cluster.shop.name}",
        capacity_providers: ["FARGATE", "FARGATE_SPOT", "web"],
        default_capacity_provider_strategy: defaults,
      },
    },
    aws_ecs_service: { web: { cluster: "${aws_ecs_cluster.shop.name}", ...placed, ...attributes } },
  });
  const on = (capacity_provider: string) => [{ capacity_provider, weight: 1 }];

  it.each(["FARGATE", "FARGATE_SPOT"])("is refused with the capacity provider %s", (provider) => {
    expect(violated(service({ capacity_provider_strategy: on(provider) }))).toEqual(["SV040"]);
    expect(violated(service({}, on(provider)))).toEqual(["SV040"]);
    expect(violated(service({ launch_type: "EC2" }, on(provider)))).toEqual([]);
  });

  it("is refused with the launch type", () => {
    expect(violated(service({ launch_type: "FARGATE" }))).toEqual(["SV040"]);
  });

  it("is not judged where the tasks run on instances, or where only Terraform knows", () => {
    expect(violated(service({ capacity_provider_strategy: on("web") }))).toEqual([]);
    expect(violated(service({ capacity_provider_strategy: on("${var.provider}") }))).toEqual([]);
    expect(violated(service({ launch_type: "${var.type}" }, on("FARGATE")))).toEqual([]);
    expect(violated(service({}, "${var.strategies}"))).toEqual([]);
  });
});
