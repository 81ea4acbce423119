import { writeFileSync } from "node:fs";
import { join } from "node:path";

const PLACEHOLDERS = {
  access_key: "placeholder",
  secret_key: "placeholder",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};

/** Lets the stack in a directory be planned without AWS credentials, which the provider wants even if nothing exists yet. */
export function withoutCredentials(directory: string): void {
  writeFileSync(join(directory, "override.tf.json"), JSON.stringify({ provider: { aws: PLACEHOLDERS } }));
}
