import { readFileSync } from "node:fs";
import type { Config } from "../model/config";
import type { Secret } from "../model/secret";
import { type Account, dropped, eachKey, mapped, refused } from "./account";
import type { FilePlan, SecretPlan } from "./plan";

/** A task definition has at most 64 KiB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MOST_BYTES = 16 * 1024;
const LABELS = "They are for Docker's own tools.";
const TEMPLATE = "No such driver fills in templates at AWS.";
const TEXT_IN_FILE = "Write the file as it is to be, without the driver.";
const UNUSED = "No service uses it.";

/** A secret: one in Secrets Manager, whose value Terraform is given when it runs, and keeps in no state. */
export function translateSecret(secret: Secret, account: Account, used: boolean): SecretPlan | undefined {
  const variable = (where: string) =>
    used
      ? mapped(
          `A secret in Secrets Manager; ${where} is the value of a variable of Terraform's, which is in no plan and no state.`,
        )
      : dropped(UNUSED);
  eachKey(secret, account, {
    name: dropped(
      secret.external
        ? "The name of the secret in Secrets Manager."
        : "The secret is called after the stack and its key.",
    ),
    file: variable("what is in the file"),
    environment: variable("what is in the environment"),
    external(external, own) {
      if (!external) own.mapped("The secret is the application's own.");
      else if (used) own.mapped("The secret of this name in Secrets Manager.");
      else own.dropped(UNUSED);
    },
    labels: dropped(LABELS),
    driver: refused(
      "Secrets Manager has no drivers.",
      "Take the driver away, or name a secret that exists by external: true.",
    ),
    driver_opts: dropped("They are of the driver."),
    template_driver: refused(TEMPLATE, TEXT_IN_FILE),
  });
  if (!used) return undefined;
  return secret.external ? { existing: secret.name } : {};
}

/** A config: a text, which stands in the task definition. */
export function translateConfig(
  config: Config,
  account: Account,
  used: boolean,
  lookup: (variable: string) => string | undefined,
): FilePlan["content"] | undefined {
  let content: string | undefined;
  const take = (text: string | undefined, missing: string, own: Account) => {
    if (!used) own.dropped(UNUSED);
    else if (text === undefined) own.refused(missing, "Correct it, or take the config away.");
    else if (text.includes("\0") || text.includes("\uFFFD"))
      own.refused("It is no text.", "Copy the file into the image.");
    else if (Buffer.byteLength(text) > MOST_BYTES) {
      own.refused(`A task definition holds texts of ${MOST_BYTES} bytes at most.`, "Copy the file into the image.");
    } else {
      content = text;
      own.mapped("A text in the task definition, from which the file is written.");
    }
  };
  eachKey(config, account, {
    name: dropped("The text stands in the task definition, without a name."),
    content: (text, own) => take(text, "", own),
    file: (file, own) => take(used ? read(file) : "", `The file ${file} cannot be read.`, own),
    environment: (variable, own) => take(lookup(variable), `The variable ${variable} is not set.`, own),
    external(external, own) {
      if (!external) own.mapped("The config is the application's own.");
      else if (used) own.refused("AWS has no configs.", "Write its content here.");
      else own.dropped(UNUSED);
    },
    labels: dropped(LABELS),
    template_driver: refused(TEMPLATE, TEXT_IN_FILE),
  });
  return content === undefined ? undefined : { text: content };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
