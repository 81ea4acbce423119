import { userDataOf } from "../../ec2/user-data";
import type { Rule } from "../../rule";
import { forTypes } from "../for-types";
import type { SecurityRule } from "../security-rule";
import { type LaunchedType, launched } from "./launched-example";

/**
 * The id of an access key, for long or for a session, and the key itself behind its name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const CREDENTIALS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "the id of an access key", pattern: /(?<![A-Z0-9])A[KS]IA[A-Z2-7]{16}(?![A-Z0-9])/ },
  {
    what: "a secret access key",
    pattern: /secret_?(?:access_?)?key[\\"']*\s*[=:]\s*[\\"']*[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/i,
  },
];

/** AWS's own example, in two parts: it is for documents, but scanners of secrets do not know that. */
const EXAMPLE_KEY = ["AKIA", "IOSFODNN7EXAMPLE"].join("");

function examplesOf(type: LaunchedType): Readonly<Record<string, Rule["examples"]>> {
  const encode = (text: string) => (type === "aws_launch_template" ? Buffer.from(text).toString("base64") : text);
  const example = (line: string) => launched(type, { user_data: encode(`#!/bin/bash\n${line}\n`) });
  return {
    [type]: {
      failing: example(`export AWS_ACCESS_KEY_ID=${EXAMPLE_KEY}`),
      passing: example("export AWS_REGION=ap-northeast-1"),
    },
  };
}

/** Whether scripts of instances hold keys, which everybody reads who may describe the instance. */
export const credentialsRules: readonly SecurityRule[] = forTypes(
  {
    id: "SEC304",
    severity: "warning",
    level: "baseline",
    checks: ["CKV_AWS_46", "AWS-0029", "AWS-0129"],
    title: "the script of an instance holds no access keys",
    explanation:
      "User data are not secret: whoever may describe the instance reads them, and so does every process on it.",
    fix: "Give the instance a role by instanceProfile, and revoke the key.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
    *check(resource) {
      const { user_data: script, user_data_base64: encoded } = resource.attributes;
      if (script === undefined && encoded === undefined) return;
      const text = userDataOf(resource) ?? "";
      for (const { what, pattern } of CREDENTIALS) {
        if (!pattern.test(text)) continue;
        // The key itself is not to appear in a log.
        yield { property: encoded === undefined ? "user_data" : "user_data_base64", got: what, allowed: "no key" };
      }
    },
  },
  {
    ...examplesOf("aws_launch_template"),
    ...examplesOf("aws_launch_configuration"),
    ...examplesOf("aws_instance"),
  },
);
