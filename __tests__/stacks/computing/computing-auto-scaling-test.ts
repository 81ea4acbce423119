import { ComputingStack } from "../../../src/stacks/computing/computing-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new ComputingStack(app, "computing")).stack("computing");

describe("the Auto Scaling of the computing stack", () => {
  it("has the launch template that was a launch configuration", () => {
    const { user_data, ...template } = stack.resource("aws_launch_template", "auto_scaling");
    expect(template).toMatchObject({
      name: "Test-AutoScale-Setting",
      instance_type: "${var.instance_type}",
      iam_instance_profile: { arn: "${aws_iam_instance_profile.s3_access.arn}" },
      network_interfaces: [{ associate_public_ip_address: "true", security_groups: ["${aws_security_group.web.id}"] }],
      metadata_options: { http_tokens: "required" },
    });
    expect(Buffer.from(String(user_data), "base64").toString()).toContain("/var/www/html/index.html");
  });

  it("has two to four instances in both subnets, and registers them with the target group", () => {
    expect(stack.resource("aws_autoscaling_group", "group")).toMatchObject({
      name: "Test-AutoScale-Group",
      launch_template: { id: "${aws_launch_template.auto_scaling.id}", version: "$Latest" },
      min_size: 2,
      max_size: 4,
      vpc_zone_identifier: ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"],
      health_check_grace_period: 301,
      target_group_arns: ["${aws_lb_target_group.alb_http_group_1.arn}"],
      depends_on: expect.arrayContaining(["aws_route.public", "aws_lb_listener.alb_http"]),
    });
    expect(stack.resource("aws_lb_target_group", "alb_http_group_1")).toMatchObject({
      name: "Group1",
      port: 80,
      protocol: "HTTP",
      target_type: "instance",
    });
  });

  it.each([
    ["scale_out", "GreaterThanOrEqualToThreshold", 70, { metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
    ["scale_in", "LessThanThreshold", 30, { metric_interval_upper_bound: "0", scaling_adjustment: -1 }],
  ])("%s by the CPU that all of them use", (name, comparison_operator, threshold, step) => {
    expect(stack.resource("aws_cloudwatch_metric_alarm", `cpu_${name}`)).toMatchObject({
      namespace: "AWS/EC2",
      metric_name: "CPUUtilization",
      dimensions: { AutoScalingGroupName: "${aws_autoscaling_group.group.name}" },
      statistic: "Average",
      period: 300,
      comparison_operator,
      threshold,
      alarm_actions: [`\${aws_autoscaling_policy.group_cpu_${name}.arn}`],
    });
    expect(stack.resource("aws_autoscaling_policy", `group_cpu_${name}`)).toMatchObject({
      policy_type: "StepScaling",
      adjustment_type: "ChangeInCapacity",
      step_adjustment: [step],
    });
  });

  it("lets everybody reach the load balancer, and the load balancer alone the instances", () => {
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "alb_http")).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      from_port: 80,
    });
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "web_from_alb_80")).toMatchObject({
      security_group_id: "${aws_security_group.web.id}",
      referenced_security_group_id: "${aws_security_group.alb.id}",
      from_port: 80,
      to_port: 80,
    });
  });
});
