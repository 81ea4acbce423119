import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach, onlyIf } from "../../module/repetition";
import { bool, map, object, required, string, withDefault } from "../../module/shape/shape";

const RECORDS = map(
  object({
    zone_id: required(string),
    name: string,
    type: required(string),
    evaluate_target_health: withDefault(bool, true),
  }),
);

/** Adds names of the load balancer in zones of Route 53. */
export function addRecords(module: ModuleStack, scope: Construct, loadBalancer: Lb): void {
  const input = module.addInput("route53_records", {
    type: RECORDS,
    description:
      "Names of the load balancer in zones of Route 53, of the type `A` or `AAAA`. Without `name`, it is the key",
    default: {},
  });
  const record = addressed(
    new Route53Record(scope, "Records", {
      zoneId: hcl("each.value.zone_id").stringValue,
      name: hcl("coalesce(each.value.name, each.key)").stringValue,
      type: hcl("each.value.type").stringValue,
      alias: {
        name: loadBalancer.dnsName,
        zoneId: loadBalancer.zoneId,
        evaluateTargetHealth: hcl("each.value.evaluate_target_health").value,
      },
    }),
    "main",
  );
  forEach(record, input.value);
  module.addOutput("route53_records", {
    description: "The records in Route 53 by names, with all their attributes",
    value: hcl("aws_route53_record.main").value,
  });
}

/** Puts the firewall of the caller before the load balancer. */
export function addWebAcl(module: ModuleStack, scope: Construct, loadBalancer: Lb): void {
  const associate = module.addInput("associate_web_acl", {
    type: "bool",
    description: "Whether `web_acl_arn` is put before the load balancer",
    default: false,
  });
  const acl = module.addInput("web_acl_arn", {
    type: "string",
    description: "The web ACL of AWS WAF that looks at requests first",
    default: null,
  });
  const association = addressed(
    new Wafv2WebAclAssociation(scope, "WebAcl", {
      resourceArn: loadBalancer.arn,
      webAclArn: acl.stringValue,
    }),
    "main",
  );
  onlyIf(association, associate.value);
}
