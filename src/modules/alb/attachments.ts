import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import { addressed } from "../../core/address";
import { dependOn } from "../../core/depend-on";
import { hcl } from "../../module/hcl";
import type { ModuleStack } from "../../module/module-stack";
import { forEach } from "../../module/repetition";
import { map, number, object, required, string } from "../../module/shape/shape";
import { portOf } from "./defaults";

const ATTACHMENTS = map(
  object({
    target_group_key: required(string),
    target_id: required(string),
    target_type: string,
    port: number,
    availability_zone: string,
  }),
);

const GROUP = "aws_lb_target_group.main[each.key]";

/** Registers the targets that the caller names, and lets target groups call functions of Lambda. */
export function addAttachments(module: ModuleStack, scope: Construct): void {
  const permission = addLambdaPermission(scope);
  const own = addressed(
    new LbTargetGroupAttachment(scope, "Attachments", {
      targetGroupArn: hcl(`${GROUP}.arn`).stringValue,
      ...target("each.value"),
    }),
    "main",
  );
  forEach(own, those("create_attachment"));
  const input = module.addInput("additional_target_group_attachments", {
    type: ATTACHMENTS,
    description: "Further targets of the target groups, by names",
    default: {},
    validation: [
      {
        condition: `\${length(${UNKNOWN_GROUPS}) == 0}`,
        errorMessage: `additional_target_group_attachments has the target_group_key \${join(", ", ${UNKNOWN_GROUPS})}; allowed: keys of target_groups. Take one of these, or add the group.`,
      },
    ],
  });
  const additional = addressed(
    new LbTargetGroupAttachment(scope, "AdditionalAttachments", {
      targetGroupArn: hcl("aws_lb_target_group.main[each.value.target_group_key].arn").stringValue,
      ...target("each.value"),
    }),
    "additional",
  );
  forEach(additional, input.value);
  for (const attachment of [own, additional]) dependOn(attachment, permission);
}

const UNKNOWN_GROUPS =
  "[for attachment in var.additional_target_group_attachments : attachment.target_group_key if !contains(keys(var.target_groups), attachment.target_group_key)]";

function target(element: string) {
  return {
    targetId: hcl(`${element}.target_id`).stringValue,
    port: hcl(`${element}.target_type == "lambda" ? null : ${portOf(element)}`).numberValue,
    availabilityZone: hcl(`${element}.availability_zone`).stringValue,
  };
}

function addLambdaPermission(scope: Construct): LambdaPermission {
  const text = (member: string) => hcl(`each.value.lambda_${member}`).stringValue;
  const permission = addressed(
    new LambdaPermission(scope, "LambdaPermissions", {
      functionName: hcl('split(":", each.value.target_id)[6]').stringValue,
      qualifier: text("qualifier"),
      // Of one function, every statement has another id.
      statementId: hcl(`coalesce(each.value.lambda_statement_id, "AllowExecutionFrom-\${${GROUP}.name}")`).stringValue,
      action: hcl('coalesce(each.value.lambda_action, "lambda:InvokeFunction")').stringValue,
      principal: hcl('coalesce(each.value.lambda_principal, "elasticloadbalancing.amazonaws.com")').stringValue,
      sourceArn: hcl(`${GROUP}.arn`).stringValue,
      sourceAccount: text("source_account"),
      eventSourceToken: text("event_source_token"),
    }),
    "main",
  );
  return forEach(permission, those("attach_lambda_permission"));
}

/** The target groups that say so. */
function those(flag: string) {
  return hcl(`{ for key, group in var.target_groups : key => group if group.${flag} }`).value;
}
