import { serviceOf, serviceOfTask } from "../../../src/rules/ecs-service/service-example";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, violated } from "../../support/rules";

const WEB_80 = { container_name: "web", container_port: 80 };
const GROUP = { target_group_arn: "${var.group}" };

describe("a load balancer of a service", () => {
  const behind = (load_balancer: object) => violated(serviceOf({ load_balancer: { ...WEB_80, ...load_balancer } }));
  const ARN = "arn:aws:elasticloadbalancing:x:1:targetgroup/web/1";

  it("is a target group or a Classic Load Balancer", () => {
    expect(behind({})).toEqual(["SV049"]);
    expect(behind({ elb_name: "", target_group_arn: null })).toEqual(["SV049"]);
    expect(behind({ target_group_arn: ARN, elb_name: "web" })).toEqual(["SV049"]);
    expect(behind({ target_group_arn: ARN, elb_name: "" })).toEqual([]);
    expect(behind({ target_group_arn: "${var.group}", elb_name: "${var.classic}" })).toEqual([]);
    expect(behind({ elb_name: "web" })).toEqual([]);
  });
});

describe("the port behind a load balancer", () => {
  const onPort = (container_port: unknown, portMappings: unknown) =>
    serviceOfTask(
      { load_balancer: { ...WEB_80, ...GROUP, container_port } },
      taskOf({}, { name: "web", portMappings }),
    );

  it.each<[unknown, unknown, string[]]>([
    [80, [{ containerPort: 80 }], []],
    ["80", [{ containerPort: 80 }], []],
    [80, [{ containerPort: 81 }], ["SV051"]],
    [80, [], ["SV051"]],
    [80, undefined, ["SV051"]],
    [80, [{ containerPort: "${var.port}" }], []],
    ["${var.port}", [{ containerPort: 81 }], []],
    [0, [{ containerPort: 81 }], ["SV052"]],
    [8000, [{ containerPortRange: "8000-8010" }], []],
    [8010, [{ containerPortRange: "8000-8010" }], []],
    [8011, [{ containerPortRange: "8000-8010" }], ["SV051"]],
    [7999, [{ containerPortRange: "8000-8010" }], ["SV051"]],
    [7999, [{ containerPortRange: "${var.range}" }], []],
  ])("%j is one of %j, or violates %j", (port, mappings, expected) => {
    expect(violated(onPort(port, mappings))).toEqual(expected);
  });

  it("is said with those that there are", () => {
    const [message] = messages(onPort(80, [{ containerPort: 81 }, { containerPort: 443 }]));
    expect(message).toMatch(/load_balancer\[0\]\.container_port is 80; allowed: 81, 443\./);
    expect(messages(onPort(80, []))[0]).toMatch(/allowed: none, as web maps no port\./);
  });
});

describe("the load balancer of tasks", () => {
  const inMode = (network_mode: unknown, load_balancer: object, attributes: Record<string, unknown> = {}) => {
    const network = network_mode === "awsvpc" ? { network_configuration: { subnets: ["subnet-1"] } } : {};
    const portMappings = network_mode === "none" ? undefined : [{ containerPort: 80 }];
    const task = taskOf({ network_mode }, { name: "web", portMappings });
    return violated(serviceOfTask({ ...network, load_balancer: { ...WEB_80, ...load_balancer }, ...attributes }, task));
  };

  it("needs a network", () => {
    expect(inMode("none", { ...GROUP, container_port: "${var.port}" })).toEqual(["SV057"]);
    expect(inMode("host", GROUP)).toEqual([]);
    expect(inMode("${var.mode}", GROUP)).toEqual([]);
  });

  it("is no Classic Load Balancer in awsvpc mode", () => {
    expect(inMode("awsvpc", { elb_name: "web" })).toEqual(["SV058"]);
    expect(inMode("bridge", { elb_name: "web" })).toEqual([]);
    expect(inMode("awsvpc", GROUP)).toEqual([]);
  });

  it("is one, where the service has a role of its own", () => {
    const twice = (iam_role: unknown) =>
      violated(serviceOf({ iam_role, load_balancer: Array(2).fill({ ...WEB_80, ...GROUP }) }));
    expect(twice("ecs")).toEqual(["SV060"]);
    expect(twice("${var.role}")).toEqual([]);
    expect(twice(undefined)).toEqual([]);
  });
});

describe("the health check of tasks in bridge mode", () => {
  const checked = (portMappings: object[], port: unknown, network_mode: unknown = "bridge") =>
    violated({
      aws_lb_target_group: { web: { port: 80, protocol: "HTTP", health_check: { port } } },
      ...serviceOfTask(
        { load_balancer: { ...WEB_80, target_group_arn: "${aws_lb_target_group.web.arn}" } },
        taskOf({ network_mode }, { name: "web", portMappings }),
      ),
    });

  it("asks the port that Docker chose", () => {
    expect(checked([{ containerPort: 80 }], "80")).toEqual(["SV061"]);
    expect(checked([{ containerPort: 80, hostPort: 0 }], 8080)).toEqual(["SV061"]);
    expect(checked([{ containerPort: 80 }], "traffic-port")).toEqual([]);
    expect(checked([{ containerPort: 80 }], undefined)).toEqual([]);
    expect(checked([{ containerPort: 80 }], "${var.port}")).toEqual([]);
  });

  it("may ask a port that is always the same", () => {
    expect(checked([{ containerPort: 80, hostPort: 80 }], "80")).toEqual([]);
    expect(checked([{ containerPort: 80 }, { containerPort: 9000, hostPort: 9000 }], 9000)).toEqual([]);
    expect(checked([{ containerPort: 80 }, { containerPort: 9000, hostPort: "${var.port}" }], 9000)).toEqual([]);
    expect(checked([{ containerPort: 80 }], "80", "host")).toEqual([]);
    expect(checked([{ containerPort: 80, protocol: "udp" }], 8080)).toEqual([]);
  });
});
