import { attributeRule } from "../attribute-rule";
import { knownNumber, type ResourceMap } from "../configuration";
import { matching, notBeginning, oneOf } from "../constraint";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

const LOG_GROUP = "aws_cloudwatch_log_group";
const API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference";
const CREATE = `${API}/API_CreateLogGroup.html`;

/** Terraform's word for never: CloudWatch has none, but keeps what has no retention. */
const FOR_EVER = 0;
const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

function logGroup(attributes: object): ResourceMap {
  return { [LOG_GROUP]: { main: { ...attributes } } };
}

/** What AWS refuses in log groups. */
export const logGroupRules: readonly Rule[] = [
  attributeRule({
    id: "CW001",
    resourceType: LOG_GROUP,
    title: "a log group's name is of letters, digits and . - _ / #",
    explanation:
      "CreateLogGroup refuses other characters and longer names; agents and tasks find the group by this name.",
    fix: "Leave other characters out, and shorten it to 512.",
    source: CREATE,
    attribute: "name",
    constraint: matching(/[.\-_/#A-Za-z0-9]{1,512}/, "1 to 512 of the characters A-Z a-z 0-9 . - _ / #"),
    examples: { failing: logGroup({ name: "/shop:web" }), passing: logGroup({ name: "/shop/web_1.0-a#b" }) },
  }),
  attributeRule({
    id: "CW002",
    resourceType: LOG_GROUP,
    title: "the names that begin with aws/ are AWS's own",
    explanation: "CreateLogGroup refuses them, which only the apply shows.",
    fix: "Choose another name: /aws/ecs/shop, with a slash in front, is free.",
    source: CREATE,
    attribute: "name",
    constraint: notBeginning("aws/"),
    examples: { failing: logGroup({ name: "aws/shop" }), passing: logGroup({ name: "/aws/shop" }) },
  }),
  attributeRule({
    id: "CW003",
    resourceType: LOG_GROUP,
    title: "a log group keeps its events for one of the periods that CloudWatch knows",
    explanation: "PutRetentionPolicy takes no numbers between them. Terraform writes 0 where events are kept for ever.",
    fix: "Take the next longer period.",
    source: `${API}/API_PutRetentionPolicy.html`,
    attribute: "retention_in_days",
    constraint: oneOf(FOR_EVER, ...DAYS),
    examples: { failing: logGroup({ retention_in_days: 10 }), passing: logGroup({ retention_in_days: 14 }) },
  }),
  attributeRule({
    id: "CW005",
    resourceType: LOG_GROUP,
    title: "a log group is of a class that CloudWatch knows",
    explanation: "CreateLogGroup takes no other, and a group keeps its class for as long as it exists.",
    fix: "Set one of them, or none for STANDARD.",
    source: CREATE,
    attribute: "log_group_class",
    // Terraform's provider before version 6 knows no ESSENTIALS, and says so itself.
    constraint: oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"),
    examples: {
      failing: logGroup({ log_group_class: "STANDARD_IA" }),
      passing: logGroup({ log_group_class: "INFREQUENT_ACCESS" }),
    },
  }),
  ...where(withAttribute("log_group_class"), [
    {
      id: "CW006",
      severity: "warning",
      resourceType: LOG_GROUP,
      title: "a log group of the class DELIVERY has no retention of its own",
      explanation:
        "CloudWatch passes the events of this class on, and keeps them for a day or two whatever is asked for.",
      fix: "Leave the retention out, and let S3 expire what is delivered there.",
      source: CREATE,
      *check({ attributes }) {
        const got = knownNumber(attributes.retention_in_days);
        if (attributes.log_group_class !== "DELIVERY" || got === undefined || got === FOR_EVER) return;
        yield { property: "retention_in_days", got, allowed: "none in the class DELIVERY" };
      },
      examples: {
        failing: logGroup({ log_group_class: "DELIVERY", retention_in_days: 7 }),
        passing: logGroup({ log_group_class: "DELIVERY" }),
      },
    },
  ]),
];
