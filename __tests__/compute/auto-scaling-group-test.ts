import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { Alarm } from "../../src/cloudwatch/alarm";
import { AutoScalingGroup, type AutoScalingGroupProps } from "../../src/compute/auto-scaling-group";
import { LaunchTemplate, type LaunchTemplateProps } from "../../src/compute/launch-template";
import { MachineImage } from "../../src/compute/machine-image";
import { InstanceProfile } from "../../src/iam/instance-profile";
import { Role } from "../../src/iam/role";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const subnets = ["subnet-a", "subnet-c"];
const balanced = Network.fromNetworkAttributes({ vpcId: "vpc-1", publicSubnetIds: subnets, privateSubnetIds: subnets });
const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

function templateIn(stack: TerraformStack, props: Partial<LaunchTemplateProps> = {}): LaunchTemplate {
  const securityGroups = [SecurityGroup.fromSecurityGroupId(stack, "given", "sg-1")];
  const machineImage = MachineImage.fromId("ami-11111111");
  return new LaunchTemplate(stack, "template", { machineImage, instanceType: "t3.micro", securityGroups, ...props });
}

function group(props: Partial<AutoScalingGroupProps> = {}, use: (group: AutoScalingGroup) => void = () => {}) {
  return synthesiseFully((stack) => {
    const launchTemplate = templateIn(stack);
    use(new AutoScalingGroup(stack, "web", { launchTemplate, network: existing, maxCapacity: 3, ...props }));
  });
}

describe("an Auto Scaling group", () => {
  it("has, by default, at least one instance, in the private subnets, of the newest version of its template", () => {
    expect(group().resource("aws_autoscaling_group", "web")).toEqual({
      name: "stack-web",
      min_size: 1,
      max_size: 3,
      vpc_zone_identifier: ["subnet-a", "subnet-c"],
      launch_template: { id: "${aws_launch_template.template.id}", version: "$Latest" },
    });
  });

  it.each<[string, Partial<AutoScalingGroupProps>, object]>([
    ["no instances at least", { minCapacity: 0 }, { min_size: 0 }],
    ["no instances at first", { minCapacity: 0, desiredCapacity: 0 }, { desired_capacity: 0 }],
    ["instances at first", { desiredCapacity: 2 }, { desired_capacity: 2 }],
    ["other subnets", { subnetIds: ["subnet-x"] }, { vpc_zone_identifier: ["subnet-x"] }],
    ["time to start", { healthCheckGracePeriod: 0 }, { health_check_grace_period: 0 }],
    ["time between scalings", { cooldown: 0 }, { default_cooldown: 0 }],
    ["a name", { autoScalingGroupName: "shop" }, { name: "shop" }],
  ])("takes %s", (_, props, expected) => {
    expect(group(props).text).toHaveResourceWithProperties(AutoscalingGroup, expected);
  });

  it("tells its name and ARN, which are there only after it, and the security groups of its instances", () => {
    let groups: readonly string[] = [];
    const stack = group({}, (web) => {
      new TerraformOutput(web, "name", { value: web.autoScalingGroupName }).overrideLogicalId("name");
      new TerraformOutput(web, "arn", { value: web.autoScalingGroupArn }).overrideLogicalId("arn");
      groups = web.securityGroups.map(({ securityGroupId }) => securityGroupId);
    });
    expect(stack.output("name").value).toBe("${aws_autoscaling_group.web.name}");
    expect(stack.output("arn").value).toBe("${aws_autoscaling_group.web.arn}");
    expect(groups).toEqual(["sg-1"]);
  });

  it("has tags on itself and on the instances that it starts", () => {
    const stack = group({}, (web) => {
      web.addTag("Team", "shop");
      web.addTag("Stage", "live");
    });
    expect(stack.resource("aws_autoscaling_group", "web").tag).toEqual([
      { key: "Team", value: "shop", propagate_at_launch: true },
      { key: "Stage", value: "live", propagate_at_launch: true },
    ]);
  });
});

describe("the protection of new instances from scaling", () => {
  const both = { protect_from_scale_in: true, force_delete: true };

  it("is off by default", () => {
    for (const property of Object.keys(both)) {
      expect(group().resource("aws_autoscaling_group", "web")).not.toHaveProperty(property);
    }
  });

  it("has the group deleted by force, as it would never get to zero", () => {
    const stack = group({ newInstancesProtectedFromScaleIn: true });
    expect(stack.resource("aws_autoscaling_group", "web")).toMatchObject(both);
  });

  it("can be set afterwards", () => {
    const stack = group({}, (web) => web.protectNewInstancesFromScaleIn());
    expect(stack.resource("aws_autoscaling_group", "web")).toMatchObject(both);
  });
});

describe("what an Auto Scaling group waits for", () => {
  const availabilityZones = ["ap-northeast-1a", "ap-northeast-1c"];

  it("is nothing in a network that exists, without a role", () => {
    expect(group().resource("aws_autoscaling_group", "web")).not.toHaveProperty("depends_on");
  });

  it("is the way from its subnets to the internet, which instances need to join", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones, natGateways: 1 });
      new AutoScalingGroup(scope, "web", { launchTemplate: templateIn(scope), network, maxCapacity: 1 });
    });
    const { depends_on } = stack.resource("aws_autoscaling_group", "web");
    expect(depends_on).toEqual(expect.arrayContaining(["aws_route.private_1a", "aws_route.private_1c"]));
    expect(depends_on).not.toContain("aws_route.public");
  });

  it("is the way out of the public subnets if its instances have public addresses", () => {
    const stack = synthesiseFully((scope) => {
      const network = new Network(scope, "main", { availabilityZones, natGateways: 0 });
      const launchTemplate = templateIn(scope, { associatePublicIpAddress: true });
      const subnetIds = network.publicSubnetIds;
      new AutoScalingGroup(scope, "web", { launchTemplate, network, subnetIds, maxCapacity: 1 });
    });
    expect(stack.resource("aws_autoscaling_group", "web").depends_on).toContain("aws_route.public");
  });

  it("is whatever its instances' role may do", () => {
    const stack = synthesiseFully((scope) => {
      const role = new Role(scope, "instance", {
        assumedBy: "ec2.amazonaws.com",
        managedPolicyArns: ["arn:aws:iam::aws:policy/Ecs"],
      });
      role.attach("ssm", "arn:aws:iam::aws:policy/Ssm");
      const launchTemplate = templateIn(scope, { instanceProfile: new InstanceProfile(scope, "profile", { role }) });
      new AutoScalingGroup(scope, "web", { launchTemplate, network: existing, maxCapacity: 1 });
    });
    expect(stack.resource("aws_autoscaling_group", "web").depends_on).toEqual([
      "aws_iam_role_policy_attachment.instance_Ecs",
      "aws_iam_role_policy_attachment.instance_ssm",
    ]);
  });
});

describe("the instances of a group", () => {
  it("are started and ended by alarms", () => {
    const stack = group({}, (web) => {
      const adjustments = [
        { lowerBound: 0, upperBound: 20, change: 1 },
        { lowerBound: 20, change: 2 },
      ];
      expect(web.addStepScalingPolicy("out", { adjustments, cooldown: 120 }).alarmActionArn).toEqual(
        expect.any(String),
      );
      web.addStepScalingPolicy("in", { adjustments: [{ upperBound: 0, change: -1 }] });
    });
    const common = {
      autoscaling_group_name: "${aws_autoscaling_group.web.name}",
      policy_type: "StepScaling",
      adjustment_type: "ChangeInCapacity",
      metric_aggregation_type: "Average",
    };
    expect(stack.resource("aws_autoscaling_policy", "web_out")).toEqual({
      ...common,
      name: "out",
      estimated_instance_warmup: 120,
      step_adjustment: [
        { metric_interval_lower_bound: "0", metric_interval_upper_bound: "20", scaling_adjustment: 1 },
        { metric_interval_lower_bound: "20", scaling_adjustment: 2 },
      ],
    });
    expect(stack.resource("aws_autoscaling_policy", "web_in")).toEqual({
      ...common,
      name: "in",
      step_adjustment: [{ metric_interval_upper_bound: "0", scaling_adjustment: -1 }],
    });
  });

  it("have a CPU to watch", () => {
    const stack = group({}, (web) => {
      const metric = web.metricCpuUtilization({ period: 300 });
      new Alarm(web, "busy", { metric, comparison: "GreaterThanThreshold", threshold: 80 });
    });
    expect(stack.resource("aws_cloudwatch_metric_alarm", "web_busy")).toMatchObject({
      namespace: "AWS/EC2",
      metric_name: "CPUUtilization",
      dimensions: { AutoScalingGroupName: "${aws_autoscaling_group.web.name}" },
      period: 300,
    });
  });

  it("stand behind a load balancer, which they let in", () => {
    const stack = synthesiseFully((scope) => {
      const launchTemplate = templateIn(scope);
      const web = new AutoScalingGroup(scope, "web", { launchTemplate, network: balanced, maxCapacity: 3 });
      const alb = new ApplicationLoadBalancer(scope, "alb", { network: balanced });
      const listener = alb.addListener("http", { port: 80 });
      listener.addTargets("web", { port: 8080, targets: [web.loadBalancerTarget(8080)] });
    });
    expect(stack.resource("aws_lb_target_group", "alb_http_web")).toMatchObject({
      target_type: "instance",
      port: 8080,
    });
    expect(stack.resource("aws_autoscaling_group", "web")).toMatchObject({
      target_group_arns: ["${aws_lb_target_group.alb_http_web.arn}"],
      health_check_type: "ELB",
      depends_on: ["aws_lb_listener.alb_http"],
    });
    expect(Object.values(stack.resources("aws_vpc_security_group_ingress_rule"))).toEqual([
      {
        security_group_id: "sg-1",
        referenced_security_group_id: "${aws_security_group.alb.id}",
        ip_protocol: "tcp",
        from_port: 8080,
        to_port: 8080,
      },
    ]);
  });
});
