import { serviceOf } from "../../../src/rules/ecs-service/service-example";
import { messages, violated } from "../../support/rules";

const GROUP = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef";
const REGISTRY = "arn:aws-cn:servicediscovery:cn-north-1:111122223333:service/srv-utcrh6wavdkggqtk";
const WEB = { container_name: "web", container_port: 80 };

describe("the target group of a service", () => {
  it.each<[unknown, string[]]>([
    [GROUP, []],
    [GROUP.replace("aws", "aws-us-gov"), []],
    ["web", ["SV098"]],
    [`x${GROUP}`, ["SV098"]],
    [GROUP.replace("targetgroup", "loadbalancer/app"), ["SV098"]],
    [GROUP.replace("elasticloadbalancing", "ecs"), ["SV098"]],
    [GROUP.replace("/web/0123456789abcdef", "/"), ["SV098"]],
    ["arn::elasticloadbalancing:x:1:targetgroup/web/1", ["SV098"]],
    ["${aws_lb_target_group.web.arn}", []],
    ["${aws_lb_target_group.web[0].id}", []],
    ["${aws_alb_target_group.web.id}", []],
    ["${aws_lb_target_group.web.name}", ["SV098"]],
    ['${aws_lb_target_group.web["a"].arn_suffix}', ["SV098"]],
    ["${aws_alb_target_group.web.name}", ["SV098"]],
    ["${aws_lb.web.arn}", ["SV098"]],
    ["${aws_alb.web.arn}", ["SV098"]],
    ["${aws_lb_listener.web.arn}", ["SV098"]],
    ["${aws_alb_listener.web.arn}", ["SV098"]],
    ["${terraform_data.web.output}", []],
    ["${var.group}", []],
    ["${var.own ? aws_lb_target_group.web.name : var.group}", []],
  ])("%j violates %j", (target_group_arn, expected) => {
    expect(violated(serviceOf({ load_balancer: { target_group_arn, ...WEB } }))).toEqual(expected);
  });

  it("may be none, beside a Classic Load Balancer", () => {
    for (const target_group_arn of [undefined, null, ""]) {
      expect(violated(serviceOf({ load_balancer: { target_group_arn, elb_name: "web", ...WEB } }))).toEqual([]);
    }
  });

  it("is each of several", () => {
    const named = [GROUP, "web", "${aws_lb.web.arn}"].map((target_group_arn) => ({ target_group_arn, ...WEB }));
    const fix = "Use the arn of the target group, or that of the service in Cloud Map.";
    expect(messages(serviceOf({ load_balancer: named }))).toEqual([
      `SV098 [aws_ecs_service.web] load_balancer[1].target_group_arn is "web"; allowed: the ARN of a target group. ${fix}`,
      `SV098 [aws_ecs_service.web] load_balancer[2].target_group_arn is "\${aws_lb.web.arn}"; allowed: the ARN of a target group. ${fix}`,
    ]);
  });
});

describe("the registry of a service", () => {
  it.each<[unknown, string[]]>([
    [REGISTRY, []],
    ["srv-utcrh6wavdkggqtk", ["SV098"]],
    ["", ["SV098"]],
    [REGISTRY.replace("service/srv", "namespace/ns"), ["SV098"]],
    [REGISTRY.replace("servicediscovery", "ecs"), ["SV098"]],
    ["${aws_service_discovery_service.web.arn}", []],
    ["${aws_service_discovery_service.web.id}", ["SV098"]],
    ["${aws_service_discovery_service.web.name}", ["SV098"]],
    ["${aws_service_discovery_private_dns_namespace.shop.arn}", ["SV098"]],
    ["${aws_service_discovery_public_dns_namespace.shop.arn}", ["SV098"]],
    ["${aws_service_discovery_http_namespace.shop.arn}", ["SV098"]],
    ["${var.registry}", []],
  ])("%j violates %j", (registry_arn, expected) => {
    expect(violated(serviceOf({ service_registries: { registry_arn } }))).toEqual(expected);
  });

  it("is said where it stands", () => {
    const registry_arn = "${aws_service_discovery_service.web.id}";
    expect(messages(serviceOf({ service_registries: { registry_arn } }))[0]).toMatch(
      /^SV098 .* service_registries\[0\]\.registry_arn is ".*"; allowed: the ARN of a service in Cloud Map\. /,
    );
  });
});
