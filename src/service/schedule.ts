import { Fn, Op, Tokenization } from "cdktf";
import { isLiteral } from "../core/tokens";

/** When a task is started, to the minute: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const Schedule = {
  /** At once, when the schedule is made, and then again and again after so many minutes, hours or days: a whole number, 1 or more. */
  rate(value: number, unit: "minutes" | "hours" | "days"): string {
    const one = unit.slice(0, -1);
    if (isLiteral(value)) return `rate(${value} ${value === 1 ? one : unit})`;
    return `rate(${Tokenization.stringifyNumber(value)} ${Fn.conditional(Op.eq(value, 1), one, unit)})`;
  },
  /** At set times. */
  cron({ minute, hour = "*", day, month = "*", weekDay, year = "*" }: CronFields): string {
    const dayOfMonth = day ?? (weekDay === undefined ? "*" : "?");
    return `cron(${minute} ${hour} ${dayOfMonth} ${month} ${weekDay ?? "?"} ${year})`;
  },
  /** Once: `2030-01-31T09:00:00`, in the schedule's time zone. The schedule stays when it is over. */
  at(time: string): string {
    return `at(${time})`;
  },
};

/** The fields of a cron expression, each with a number, a list `0,30`, a range `1-5`, or steps: `0/15` is every 15th, from 0. */
export type CronFields = CronTime & (CronDay | CronWeekDay);

interface CronTime {
  /** 0 to 59; `*` starts a task each minute. */
  readonly minute: string;
  /**
   * 0 to 23.
   * @default every hour
   */
  readonly hour?: string;
  /**
   * 1 to 12, or JAN to DEC.
   * @default every month
   */
  readonly month?: string;
  /**
   * 1970 to 2199.
   * @default every year
   */
  readonly year?: string;
}

/** AWS takes one of `day` and `weekDay`. */
interface CronDay {
  /**
   * 1 to 31, `L` for the last, `15W` for the working day nearest to the 15th.
   * @default every day
   */
  readonly day?: string;
  /** @default any */
  readonly weekDay?: undefined;
}

interface CronWeekDay {
  /** 1 (Sunday) to 7, or SUN to SAT: `MON-FRI`; `FRI#2` is the second Friday, `6L` the last. */
  readonly weekDay: string;
  /** @default any */
  readonly day?: undefined;
}
