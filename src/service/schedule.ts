/** When a task is started: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const Schedule = {
  /** Again and again, after so many minutes, hours or days, from when the schedule is made. */
  rate(value: number, unit: "minutes" | "hours" | "days"): string {
    return `rate(${value} ${value === 1 ? unit.slice(0, -1) : unit})`;
  },
  /** At set times. What is left out is every one, and a day of the week leaves the day of the month open. */
  cron({ minute = "*", hour = "*", day, month = "*", weekDay, year = "*" }: CronFields = {}): string {
    const dayOfMonth = day ?? (weekDay === undefined ? "*" : "?");
    return `cron(${minute} ${hour} ${dayOfMonth} ${month} ${weekDay ?? "?"} ${year})`;
  },
  /** Once: `2030-01-31T09:00:00`, in the schedule's time zone. */
  at(time: string): string {
    return `at(${time})`;
  },
};

/** The fields of a cron expression, each with numbers, `1-5`, `0,30`, `* / 15` without the spaces, and so on. */
export interface CronFields {
  /** 0 to 59. */
  readonly minute?: string;
  /** 0 to 23. */
  readonly hour?: string;
  /** 1 to 31. */
  readonly day?: string;
  /** 1 to 12, or JAN to DEC. */
  readonly month?: string;
  /** 1 to 7, or SUN to SAT: `MON-FRI`. Not together with `day`. */
  readonly weekDay?: string;
  /** 1970 to 2199. */
  readonly year?: string;
}
