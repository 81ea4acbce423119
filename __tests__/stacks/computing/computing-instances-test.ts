import { ComputingStack } from "../../../src/stacks/computing/computing-stack";
import { synthesiseApp } from "../../support/synth";

const stack = synthesiseApp((app) => new ComputingStack(app, "computing")).stack("computing");
const INSTANCES = ["on_demand_1a", "on_demand_1c", "spot", "dedicated", "on_host", "fixed_instance"];
const instance = (name: string) => stack.resource("aws_instance", name);

describe("every instance of the computing stack", () => {
  it.each(INSTANCES)("%s is like one of the console's wizard, on today's image and disk", (name) => {
    expect(stack.resource("aws_launch_template", name)).toMatchObject({
      name: `computing-${name.replaceAll("_", "-")}`,
      image_id: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      block_device_mappings: [
        {
          device_name: "/dev/xvda",
          ebs: { volume_size: 30, volume_type: "gp3", encrypted: "true", delete_on_termination: "true" },
        },
      ],
    });
    expect(instance(name)).toMatchObject({
      iam_instance_profile: "${aws_iam_instance_profile.s3_access.name}",
      key_name: '${var.key_name == "" ? null : var.key_name}',
      metadata_options: { http_tokens: "required" },
      tags: { Name: `computing-${name.replaceAll("_", "-")}` },
    });
    expect(Buffer.from(String(instance(name).user_data_base64), "base64").toString()).toContain("> /etc/instance.env");
  });

  it("are these", () => {
    expect(Object.keys(stack.resources("aws_instance"))).toEqual(INSTANCES);
  });

  it.each(INSTANCES.filter((name) => name !== "fixed_instance"))("%s has a public address, and lets SSH in", (name) => {
    expect(instance(name)).toMatchObject({
      subnet_id: `\${aws_subnet.public_${name === "on_demand_1c" ? "1c" : "1a"}.id}`,
      associate_public_ip_address: true,
      vpc_security_group_ids: ["${aws_security_group.launch_wizard_1.id}"],
      depends_on: expect.arrayContaining(["aws_route.public"]),
    });
  });
});

describe("the security group of the wizard", () => {
  it("opens port 22 to whom the variable names", () => {
    expect(stack.resource("aws_security_group", "launch_wizard_1").name).toBe("launch-wizard-1");
    expect(stack.resource("aws_vpc_security_group_ingress_rule", "launch_wizard_1_ssh")).toEqual({
      for_each: "${toset(var.ssh_cidrs)}",
      security_group_id: "${aws_security_group.launch_wizard_1.id}",
      cidr_ipv4: "${each.value}",
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
    });
  });

  it("opens nothing else", () => {
    const rules = Object.entries(stack.resources("aws_vpc_security_group_ingress_rule"));
    expect(rules.filter(([name]) => name.startsWith("launch_wizard_1"))).toHaveLength(1);
  });
});

describe("the ways to buy an instance", () => {
  it.each(["on_demand_1a", "on_demand_1c", "fixed_instance"])(
    "%s is on demand, of the type in the variable",
    (name) => {
      expect(instance(name).instance_type).toBe("${var.instance_type}");
      expect(stack.resource("aws_launch_template", name)).not.toHaveProperty("instance_market_options");
    },
  );

  it("Spot has a price only if the variable has one", () => {
    expect(stack.resource("aws_launch_template", "spot")).toMatchObject({
      instance_type: "${var.instance_type}",
      instance_market_options: {
        market_type: "spot",
        dynamic: {
          spot_options: {
            for_each: '${var.spot_max_price == "" ? [] : [var.spot_max_price]}',
            content: { max_price: "${spot_options.value}" },
          },
        },
      },
    });
  });

  it("a dedicated instance shares its machine with the own account only", () => {
    expect(instance("dedicated")).toMatchObject({ instance_type: "m5.large", tenancy: "dedicated" });
    expect(instance("dedicated")).not.toHaveProperty("host_id");
  });

  it("a host is the own machine, for instances that name it", () => {
    expect(stack.resource("aws_ec2_host", "host")).toEqual({
      instance_type: "m5.large",
      availability_zone: "${var.region}a",
      auto_placement: "off",
      tags: { Name: "computing-host" },
    });
    expect(instance("on_host")).toMatchObject({
      instance_type: "m5.large",
      tenancy: "host",
      host_id: "${aws_ec2_host.host.id}",
    });
  });
});

describe("the volumes", () => {
  it.each([
    ["standard", 1, undefined, "/dev/sdf"],
    ["gp2", 1, undefined, "/dev/sdg"],
    ["io1", 4, 100, "/dev/sdh"],
    ["st1", 125, undefined, "/dev/sdi"],
    ["sc1", 125, undefined, "/dev/sdj"],
    ["gp3", 1, undefined, "/dev/sdk"],
    ["io2", 4, 100, "/dev/sdl"],
  ])("%s is attached to an instance of its zone", (type, size, iops, device_name) => {
    expect(stack.resource("aws_ebs_volume", type)).toEqual({
      availability_zone: "${var.region}a",
      type,
      size,
      ...(iops === undefined ? {} : { iops }),
      encrypted: true,
      tags: { Name: `computing-${type}` },
    });
    expect(stack.resource("aws_volume_attachment", `on_demand_1a_${type}`)).toEqual({
      instance_id: "${aws_instance.on_demand_1a.id}",
      volume_id: `\${aws_ebs_volume.${type}.id}`,
      device_name,
      stop_instance_before_detaching: true,
    });
  });
});

describe("the fixed MAC", () => {
  it("is that of an interface with a fixed public address, which is there before the instance", () => {
    expect(stack.resource("aws_network_interface", "fixed")).toEqual({
      subnet_id: "${aws_subnet.public_1a.id}",
      security_groups: ["${aws_security_group.launch_wizard_1.id}"],
      tags: { Name: "computing-fixed" },
    });
    expect(stack.resource("aws_eip", "fixed_address")).toMatchObject({
      domain: "vpc",
      network_interface: "${aws_network_interface.fixed.id}",
      depends_on: expect.arrayContaining(["aws_route.public"]),
    });
    expect(instance("fixed_instance")).toMatchObject({
      network_interface: [{ network_interface_id: "${aws_network_interface.fixed.id}", device_index: 0 }],
      depends_on: expect.arrayContaining(["aws_eip.fixed_address"]),
    });
  });
});

describe("the status checks", () => {
  it.each(["on_demand_1a", "on_demand_1c"])("have %s recovered or rebooted", (name) => {
    const alarm = (action: string) => stack.resource("aws_cloudwatch_metric_alarm", `${name}_status_check_${action}`);
    const arn = (action: string) => {
      const part = (i: number) => `\${element(split(":", aws_instance.${name}.arn), ${i})}`;
      return `arn:${part(1)}:automate:${part(3)}:ec2:${action}`;
    };
    const common = {
      namespace: "AWS/EC2",
      dimensions: { InstanceId: `\${aws_instance.${name}.id}` },
      statistic: "Maximum",
      period: 60,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
    };
    expect(alarm("recover")).toMatchObject({
      ...common,
      metric_name: "StatusCheckFailed_System",
      evaluation_periods: 2,
      alarm_actions: [arn("recover")],
    });
    expect(alarm("reboot")).toMatchObject({
      ...common,
      metric_name: "StatusCheckFailed_Instance",
      evaluation_periods: 3,
      alarm_actions: [arn("reboot")],
    });
  });
});

describe("the role of the instances", () => {
  it("is that for the bucket, with the document's description", () => {
    expect(stack.resource("aws_iam_role", "s3_access_role_for_ec2")).toMatchObject({
      name: "sample-s3-access-role-for-ec2",
      description: "Allows EC2 instances to call AWS services on your behalf.",
      assume_role_policy: expect.stringContaining('"Service":"ec2.amazonaws.com"'),
    });
    expect(stack.resource("aws_iam_instance_profile", "s3_access")).toEqual({
      name: "sample-s3-access-role-for-ec2",
      role: "${aws_iam_role.s3_access_role_for_ec2.name}",
    });
    expect(stack.resource("aws_iam_policy", "s3_access_policy").policy).toContain("arn:*:s3:::${var.bucket_name}/*");
  });
});
