import { attributeRule } from "../attribute-rule";
import { isKnown, type Resource, type ResourceMap } from "../configuration";
import { type Constraint, matching } from "../constraint";
import type { Finding, Rule } from "../rule";
import { leastBytes, userDataOf } from "./user-data";

const DATA = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html";

const TYPE = "aws_launch_template";
const ATTRIBUTE = "user_data";
const MOST_BYTES = 16_384;

/** Lines may be broken, and the padding may be missing. */
export const BASE64 = matching(/[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*/, "text in base64");

/** A text in base64 that is not too long when it is decoded. */
export const SHORT_SCRIPT: Constraint = {
  allowed: `at most ${MOST_BYTES} bytes before they are encoded`,
  holds: (value) => bytesIn(String(value)) <= MOST_BYTES,
  condition: (expression) => `floor(length(replace(${expression}, "/[=\\r\\n]/", "")) * 3 / 4) <= ${MOST_BYTES}`,
};

/** What a text in base64 is when it is decoded: four signs are three bytes. */
function bytesIn(encoded: string): number {
  return Math.floor((encoded.replace(/[=\r\n]/g, "").length * 3) / 4);
}

function template(user_data: string): ResourceMap {
  return { [TYPE]: { web: { user_data } } };
}

function encoded(length: number): ResourceMap {
  return template(Buffer.from("#".repeat(length)).toString("base64"));
}

/** What AWS refuses in the script of a launch template. */
export const launchUserDataRules: readonly Rule[] = [
  {
    ...attributeRule({
      id: "LT002",
      resourceType: TYPE,
      title: "the user data of a launch template is in base64",
      explanation:
        "The provider encodes that of an instance itself, but not that of a template, which EC2 then refuses.",
      fix: "Write base64encode() around it.",
      source: DATA,
      attribute: ATTRIBUTE,
      constraint: BASE64,
      examples: {
        failing: template("#!/bin/bash\necho ECS_CLUSTER=shop"),
        passing: template(Buffer.from("#!/bin/bash\n").toString("base64")),
      },
    }),
    check: unencoded,
  },
  {
    ...attributeRule({
      id: "LT003",
      resourceType: TYPE,
      title: "user data has at most 16 KB",
      explanation: "EC2 counts it before it is encoded, and refuses longer scripts.",
      fix: "Have the script fetch the rest, for example from S3.",
      source: DATA,
      attribute: ATTRIBUTE,
      constraint: SHORT_SCRIPT,
      examples: { failing: encoded(MOST_BYTES + 1), passing: encoded(MOST_BYTES) },
    }),
    check: tooLong,
  },
];

function unencoded({ attributes: { [ATTRIBUTE]: script } }: Resource): readonly Finding[] {
  if (typeof script !== "string") return [];
  // A script with expressions in it is no base64 either, if what stands in front of them is none.
  const [head = ""] = script.split(/[$%]\{/);
  return BASE64.holds(head) ? [] : [{ property: ATTRIBUTE, got: beginOf(script), allowed: BASE64.allowed }];
}

function tooLong(resource: Resource): readonly Finding[] {
  const { [ATTRIBUTE]: script } = resource.attributes;
  if (typeof script !== "string") return [];
  // What Terraform encodes has expressions in it, whose values make it longer still.
  const bytes = isKnown(script) ? bytesIn(script) : leastBytes(userDataOf(resource) ?? "");
  return bytes <= MOST_BYTES
    ? []
    : [{ property: ATTRIBUTE, got: `a script of ${bytes} bytes`, allowed: SHORT_SCRIPT.allowed }];
}

function beginOf(script: string): string {
  const [line = ""] = script.split("\n");
  return line === script ? line : `${line}...`;
}
