import { join } from "node:path";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AddressScope } from "../../core/address";
import { ApplicationLoadBalancer } from "../../load-balancer/application-load-balancer";
import { hcl } from "../../module/hcl";
import { ModuleStack } from "../../module/module-stack";
import { onlyIf } from "../../module/repetition";
import { validationOf } from "../../module/validation";
import { type INetwork, Network } from "../../network/network";
import { oneOf } from "../../rules/constraint";
import { ModuleSecurityGroup } from "../module-security-group";
import { addAttachments } from "./attachments";
import { addDefaults } from "./defaults";
import { addListenerRules } from "./listener-rules";
import { addListeners } from "./listeners";
import { addRecords, addWebAcl } from "./records";
import { addSettings } from "./settings";
import { addTargetGroups } from "./target-groups";

/** The module `alb`. */
export class AlbModule extends ModuleStack {
  constructor(scope: Construct, id = "alb") {
    super(scope, id, {
      description:
        "An Application Load Balancer, or a Network Load Balancer, with its security group, listeners and their rules, target groups, names in Route 53 and a web ACL. Its inputs and outputs are called as those of terraform-aws-modules/alb.",
      filesFrom: join(__dirname, "files"),
      // `ipam_pools` and others are younger than what the other modules need; no older version was tried.
      providerVersion: ">= 5.100, < 6.0",
    });
    const create = this.addInput("create", {
      type: "bool",
      description: "Whether anything is made",
      default: true,
    });
    const made = onlyIf(new AddressScope(this, "Made"), create.value);
    const network = this.addNetwork();
    const loadBalancer = this.addLoadBalancer(made, network);
    const { resource } = loadBalancer;
    addDefaults(this);
    addTargetGroups(this, made, network);
    const listener = addListeners(this, made, loadBalancer);
    const rule = addListenerRules(this, made);
    addAttachments(this, made);
    addRecords(this, made, resource);
    addWebAcl(this, made, resource);
    this.addOutputs(resource);
    this.addTargetGroupOutput([listener.resource, rule]);
  }

  private addNetwork(): INetwork {
    const vpc = this.addInput("vpc_id", {
      type: "string",
      description: "The VPC of the security group and the target groups",
      default: null,
      validation: [
        {
          condition: "${(var.create ? var.create_security_group : false) ? var.vpc_id != null : true}",
          errorMessage:
            "vpc_id is null; allowed: the VPC of the subnets, as a security group is made in it. Give it, or security groups of your own with create_security_group = false.",
        },
      ],
    });
    const subnets = this.addInput("subnets", {
      type: "list(string)",
      description: "The subnets that it stands in, one in each zone; an Application Load Balancer in two zones or more",
      default: null,
    });
    return Network.fromNetworkAttributes({ vpcId: vpc.stringValue, privateSubnetIds: subnets.listValue });
  }

  private addLoadBalancer(scope: Construct, network: INetwork): ApplicationLoadBalancer {
    const type = this.addInput("load_balancer_type", {
      type: "string",
      description: "`application` for HTTP and HTTPS, `network` for TCP, TLS and UDP. A change replaces it",
      default: "application",
      validation: validationOf("load_balancer_type", oneOf("application", "network"), "Take one of these."),
    });
    this.addInput("drop_invalid_header_fields", {
      type: "bool",
      description: "Whether headers that break RFC 7230 are taken off. Of an Application Load Balancer",
      default: true,
    });
    this.addInput("security_groups", {
      type: "list(string)",
      description: "Security groups beside the one that is made",
      default: [],
    });
    const { group } = new ModuleSecurityGroup(this, scope, {
      network,
      carrier: "the load balancer",
      allowAllOutbound: false,
    });
    const loadBalancer = new ApplicationLoadBalancer(scope, "main", { network, securityGroups: [group] });
    const { resource } = loadBalancer;
    resource.loadBalancerType = type.stringValue;
    resource.dropInvalidHeaderFields = hcl(
      'var.load_balancer_type == "application" ? var.drop_invalid_header_fields : null',
    ).value;
    resource.securityGroups = hcl("concat(aws_security_group.main[*].id, var.security_groups)").listValue;
    addSettings(this, resource);
    return loadBalancer;
  }

  private addOutputs({ id, arn, arnSuffix, dnsName, zoneId }: Lb): void {
    const outputs = {
      id: ["The ARN of the load balancer", id],
      arn: ["The ARN of the load balancer", arn],
      arn_suffix: ["What CloudWatch calls the load balancer", arnSuffix],
      dns_name: ["The name by which clients find the load balancer", dnsName],
      zone_id: ["The zone of that name, for records in Route 53 that are aliases of it", zoneId],
    } as const;
    for (const [name, [description, value]] of Object.entries(outputs)) this.addOutput(name, { description, value });
  }

  /** @param routes what forwards to the groups: AWS refuses a service of ECS whose group no listener forwards to */
  private addTargetGroupOutput(routes: ITerraformDependable[]): void {
    this.addOutput("target_groups", {
      description:
        'The target groups by names, with all their attributes: `target_groups["web"].arn`. Who takes one is made after the listeners and rules that forward to it',
      value: hcl("aws_lb_target_group.main").value,
      dependsOn: routes,
    });
  }
}
