import type { ContainerHealthCheck } from "../../task-definition/container-health-check";
import type { Healthcheck } from "../model/healthcheck";
import { type Account, dropped, eachKey, type Handler } from "./account";
import type { Draft } from "./draft";

type Times = Omit<ContainerHealthCheck, "command">;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const LIMITS = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] } as const;

/** The health check of a container, which ECS does itself, within limits of its own. */
export function translateHealthCheck(draft: Draft, healthcheck: Healthcheck, account: Account): void {
  const [kind, ...words] = healthcheck.test ?? [];
  const isOff = healthcheck.disable === true || kind === "NONE";
  const hasCommand = !isOff && words.length > 0 && words[0] !== "";
  const times: { -readonly [K in keyof Times]: Times[K] } = {};
  const time =
    (key: keyof typeof LIMITS): Handler<number> =>
    (value, own) => {
      if (!hasCommand) return own.dropped("Without a command, ECS checks nothing: it knows no check of the image's.");
      const [least, most] = LIMITS[key];
      const near = Math.min(most, Math.max(least, Math.ceil(value)));
      times[key] = near;
      if (near === value) own.mapped("In the health check of the container.");
      else own.approximated(`${near}: ECS takes whole numbers from ${least} to ${most}.`);
    };
  eachKey(healthcheck, account, {
    test(_, own) {
      if (hasCommand) own.mapped("The health check of the container.");
      else if (isOff) own.mapped("No health check: ECS does not know that of the image.");
      else own.refused("The command is empty.", "Write a command behind CMD or CMD-SHELL, or take the test away.");
    },
    interval: time("interval"),
    timeout: time("timeout"),
    retries: time("retries"),
    start_period: time("startPeriod"),
    start_interval: dropped("ECS checks at the same interval from the start: the task is healthy a little later."),
    disable(value, own) {
      own.mapped(value ? "No health check: ECS does not know that of the image." : "The check stands as it is.");
    },
  });
  if (hasCommand) draft.container.healthCheck = { command: healthcheck.test ?? [], ...times };
}
