import type { Logging } from "../model/logging";
import type { Account, Handler } from "./account";
import type { Draft } from "./draft";

/** Drivers that keep the output where the container runs. */
const LOCAL = ["json-file", "local", "journald"];

/** The output of a service is in CloudWatch Logs, in a log group of its own. */
export function translateLogging(draft: Draft, { driver, options, extensions }: Logging, account: Account): void {
  for (const key of Object.keys(extensions ?? {}))
    account.at(key).dropped("Keys that begin with x- are the author's own.");
  if (driver !== undefined) translateDriver(draft, driver, account.at("driver"));
  for (const [name, value] of Object.entries(options ?? {})) {
    const handle: Handler<string | null> = driver === "awslogs" ? awsLogsOption(draft, name) : ofDriver;
    handle(value, account.at("options", name));
  }
}

function translateDriver(draft: Draft, driver: string, account: Account): void {
  if (driver === "awslogs") account.mapped("CloudWatch Logs, in a log group of the service.");
  else if (LOCAL.includes(driver)) account.approximated("CloudWatch Logs: there is no host to keep the output on.");
  else if (driver === "none") {
    draft.logging = undefined;
    account.mapped("No output is kept.");
  } else {
    account.refused(`Fargate has no driver ${driver} that is set up like that.`, "Take awslogs, or leave logging out.");
  }
}

function ofDriver(_: unknown, account: Account): void {
  account.dropped("An option of another driver: CloudWatch keeps the output for a year.");
}

function awsLogsOption(draft: Draft, name: string): Handler<string | null> {
  return (value, account) => {
    if (name === "mode" && (value === "blocking" || value === "non-blocking")) {
      draft.logging = { mode: value };
      account.mapped("The mode of the log driver.");
    } else {
      account.approximated("The log group, its region and its prefix are those of the application.");
    }
  };
}
