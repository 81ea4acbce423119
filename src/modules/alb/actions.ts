import type { TerraformResource } from "cdktf";
import { hclOf } from "../../core/hcl-of-json";
import { contentOf } from "../../module/shape/dynamic-block";
import {
  bool,
  list,
  map,
  number,
  type ObjectShape,
  object,
  required,
  string,
  withDefault,
} from "../../module/shape/shape";

const AUTHENTICATION = {
  authentication_request_extra_params: map(string),
  on_unauthenticated_request: string,
  scope: string,
  session_cookie_name: string,
  session_timeout: number,
};

/** The actions that are blocks of the same members. */
const BLOCKS: Readonly<Record<string, ObjectShape>> = {
  authenticate_cognito: object({
    ...AUTHENTICATION,
    user_pool_arn: required(string),
    user_pool_client_id: required(string),
    user_pool_domain: required(string),
  }),
  authenticate_oidc: object({
    ...AUTHENTICATION,
    authorization_endpoint: required(string),
    client_id: required(string),
    client_secret: required(string),
    issuer: required(string),
    token_endpoint: required(string),
    user_info_endpoint: required(string),
  }),
  fixed_response: object({
    content_type: withDefault(string, "text/plain"),
    message_body: string,
    status_code: string,
  }),
  redirect: object({
    host: string,
    path: string,
    port: string,
    protocol: string,
    query: string,
    status_code: required(string),
  }),
};

const TARGET_GROUP = { target_group_arn: string, target_group_key: string };

/** What the caller says of an action: at most one of them in a rule's, some of them in a listener's. */
export const ACTION = {
  ...BLOCKS,
  forward: object(TARGET_GROUP),
  weighted_forward: object({
    target_groups: required(list(object({ ...TARGET_GROUP, weight: number }))),
    stickiness: object({ duration: required(number), enabled: withDefault(bool, true) }),
  }),
  order: number,
};

/** How the provider calls the actions. Those that authenticate come first, as AWS wants it. */
const TYPES = {
  authenticate_cognito: "authenticate-cognito",
  authenticate_oidc: "authenticate-oidc",
  fixed_response: "fixed-response",
  forward: "forward",
  redirect: "redirect",
  weighted_forward: "forward",
};

/**
 * Gives `resource` a block for each action.
 *
 * @param name of the block
 * @param actions a list of what the caller says, in HCL
 */
export function addActions(resource: TerraformResource, name: string, actions: string): void {
  const said = `${name}.value.said`;
  const when = (member: string, result: string) => `${name}.value.member == "${member}" ? ${result}`;
  const blocks = Object.entries(BLOCKS).map(([member, shape]) => {
    const block = { for_each: `\${${when(member, `[${said}.${member}] : []`)}}`, content: contentOf(shape, member) };
    return [member, block] as const;
  });
  resource.addOverride(`dynamic.${name}`, {
    for_each: `\${flatten([for action in ${actions} : [for member, type in ${hclOf(TYPES)} : { member = member, type = type, said = action } if action[member] != null]])}`,
    content: {
      type: `\${${name}.value.type}`,
      order: `\${${said}.order}`,
      target_group_arn: `\${${when("forward", `${targetGroupArn(`${said}.forward`)} : null`)}}`,
      dynamic: {
        ...Object.fromEntries(blocks),
        forward: {
          for_each: `\${${when("weighted_forward", `[${said}.weighted_forward] : []`)}}`,
          content: {
            dynamic: {
              target_group: {
                for_each: "${forward.value.target_groups}",
                content: {
                  arn: `\${${targetGroupArn("target_group.value")}}`,
                  weight: "${target_group.value.weight}",
                },
              },
              stickiness: {
                for_each: "${forward.value.stickiness == null ? [] : [forward.value.stickiness]}",
                content: { duration: "${stickiness.value.duration}", enabled: "${stickiness.value.enabled}" },
              },
            },
          },
        },
      },
    },
  });
}

/** The ARN of a target group that is said by its ARN, or by its key in `target_groups`. */
function targetGroupArn(expression: string): string {
  const key = `${expression}.target_group_key`;
  return `(${key} == null ? ${expression}.target_group_arn : aws_lb_target_group.main[${key}].arn)`;
}
