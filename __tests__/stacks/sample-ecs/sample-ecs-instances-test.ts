import { type InstanceScaling, SampleEcsStack } from "../../../src/stacks/sample-ecs/sample-ecs-stack";
import { synthesiseApp } from "../../support/synth";
import { evaluateTemplate } from "../../support/terraform-template";

const WAYS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
const app = synthesiseApp((app) => {
  for (const scaling of WAYS) new SampleEcsStack(app, scaling, { scaling });
});
const POLICY = "AmazonEC2ContainerServiceforEC2Role";
const vpc_id = "${aws_vpc.main.id}";
const subnets = ["${aws_subnet.public_1a.id}", "${aws_subnet.public_1c.id}"];

describe.each(WAYS)("the network of the sample-ecs stack (%s)", (scaling) => {
  const stack = app.stack(scaling);

  it.each([
    ["public_1a", "a", "10.0.1.0/24"],
    ["public_1c", "c", "10.0.2.0/24"],
  ])("has the public subnet %s in the zone %s", (name, letter, cidr_block) => {
    expect(Object.keys(stack.resources("aws_subnet"))).toHaveLength(2);
    expect(stack.resource("aws_subnet", name)).toMatchObject({
      vpc_id,
      cidr_block,
      availability_zone: `\${var.region}${letter}`,
    });
    expect(stack.resource("aws_route_table_association", name)).toEqual({
      subnet_id: `\${aws_subnet.${name}.id}`,
      route_table_id: "${aws_route_table.public.id}",
    });
  });

  it("reaches the internet without NAT", () => {
    expect(stack.resource("aws_route", "public")).toMatchObject({
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    });
    expect(stack.resources("aws_nat_gateway")).toEqual({});
  });

  it("is open to everybody at port 80 of the load balancer, which alone reaches the instances", () => {
    expect(stack.resource("aws_security_group", "instances")).toMatchObject({ vpc_id, name: "sample-autoscaling-sg" });
    expect(stack.resource("aws_security_group", "alb")).toMatchObject({ vpc_id, name: "sample-alb-sg" });
    const http = { from_port: 80, to_port: 80, ip_protocol: "tcp" };
    expect(stack.resources("aws_vpc_security_group_ingress_rule")).toEqual({
      alb_http: { ...http, security_group_id: "${aws_security_group.alb.id}", cidr_ipv4: "0.0.0.0/0" },
      instances_from_alb_80: {
        ...http,
        security_group_id: "${aws_security_group.instances.id}",
        referenced_security_group_id: "${aws_security_group.alb.id}",
      },
    });
    expect(stack.resources("aws_vpc_security_group_egress_rule")).toEqual({
      alb_to_instances_80: {
        ...http,
        security_group_id: "${aws_security_group.alb.id}",
        referenced_security_group_id: "${aws_security_group.instances.id}",
      },
      instances_all: {
        security_group_id: "${aws_security_group.instances.id}",
        cidr_ipv4: "0.0.0.0/0",
        ip_protocol: "-1",
      },
    });
  });
});

describe.each(WAYS)("the instances of the sample-ecs stack (%s)", (scaling) => {
  const stack = app.stack(scaling);

  it("join a cluster that is made empty", () => {
    expect(stack.resource("aws_ecs_cluster", "cluster")).toEqual({ name: "sample-ecs-cluster" });
  });

  it("have the role that the agent needs", () => {
    const { assume_role_policy, ...role } = stack.resource("aws_iam_role", "instance_role");
    expect(role).toEqual({ name: "ecsInstanceRole" });
    expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
    ]);
    expect(stack.resource("aws_iam_role_policy_attachment", `instance_role_${POLICY}`)).toEqual({
      role: "${aws_iam_role.instance_role.name}",
      policy_arn: `arn:aws:iam::aws:policy/service-role/${POLICY}`,
    });
    expect(stack.resource("aws_iam_instance_profile", "instance_profile")).toEqual({
      name: "ecsInstanceRole",
      role: "${aws_iam_role.instance_role.name}",
    });
  });

  it("start from the image for ECS, with a public address, and give metadata by token only", () => {
    const tags = { Name: "sample-autoscaling-setting" };
    const { user_data, ...template } = stack.resource("aws_launch_template", "instances_template");
    expect(template).toEqual({
      name: "sample-autoscaling-setting",
      update_default_version: true,
      image_id: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      instance_type: "${var.instance_type}",
      iam_instance_profile: { arn: "${aws_iam_instance_profile.instance_profile.arn}" },
      network_interfaces: [
        { associate_public_ip_address: "true", security_groups: ["${aws_security_group.instances.id}"] },
      ],
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          ebs: { volume_type: "gp3", encrypted: "true", delete_on_termination: "true" },
        },
      ],
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
    expect(user_data).toMatch(/^\$\{base64encode\(.*\)\}$/);
  });

  it("name the cluster to their agent, as the document has it", () => {
    const { user_data } = stack.resource("aws_launch_template", "instances_template");
    const script = String(user_data).replace(/^\$\{base64encode\((.*)\)\}$/, "${$1}");
    expect(evaluateTemplate(script, { "aws_ecs_cluster.cluster.name": "sample-ecs-cluster" })).toBe(
      '#!/bin/bash\necho "ECS_CLUSTER=sample-ecs-cluster" >> /etc/ecs/ecs.config\n',
    );
  });

  it("are up to four over both zones, two at first or as the tasks need them, and start with a way out and a role", () => {
    expect(stack.resource("aws_autoscaling_group", "instances_group")).toEqual({
      name: "sample-autoscaling-group",
      min_size: scaling === "capacity-provider" ? 0 : 2,
      max_size: 4,
      default_cooldown: "${var.cooldown}",
      vpc_zone_identifier: subnets,
      launch_template: { id: "${aws_launch_template.instances_template.id}", version: "$Latest" },
      depends_on: [
        "aws_route.public",
        "aws_route_table_association.public_1a",
        "aws_route_table_association.public_1c",
        `aws_iam_role_policy_attachment.instance_role_${POLICY}`,
      ],
      ...(scaling === "capacity-provider" && {
        protect_from_scale_in: true,
        force_delete: true,
        tag: [{ key: "AmazonECSManaged", value: "true", propagate_at_launch: true }],
      }),
    });
  });
});

describe("the capacity provider of the sample-ecs stack", () => {
  it("starts instances for tasks that wait, and ends none under a running task", () => {
    const stack = app.stack("capacity-provider");
    expect(stack.resources("aws_ecs_capacity_provider")).toEqual({
      provider: {
        name: "sample-autoscaling-provider",
        auto_scaling_group_provider: {
          auto_scaling_group_arn: "${aws_autoscaling_group.instances_group.arn}",
          managed_scaling: { status: "ENABLED", target_capacity: 100 },
          managed_termination_protection: "ENABLED",
          managed_draining: "ENABLED",
        },
      },
    });
    expect(stack.resources("aws_ecs_cluster_capacity_providers")).toEqual({
      cluster: {
        cluster_name: "${aws_ecs_cluster.cluster.name}",
        capacity_providers: ["${aws_ecs_capacity_provider.provider.name}"],
      },
    });
  });

  it.each(["same-alarms", "instances-first"])("is not there with %s", (scaling) => {
    expect(app.stack(scaling).resources("aws_ecs_capacity_provider")).toEqual({});
    expect(app.stack(scaling).resources("aws_ecs_cluster_capacity_providers")).toEqual({});
  });
});
