import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import { isExpression, isPercentile, type Metric, type MetricExpression, type Statistic } from "./metric";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_NAME = 255;

const STATISTIC: Statistic = "Average";
const PERIOD = 60;
/** The id of an expression's value beside those of its metrics. */
const RESULT = "result";

/** What happens when an alarm goes off: a scaling policy, for example. */
export interface IAlarmAction {
  readonly alarmActionArn: string;
}

export interface AlarmProps {
  readonly metric: Metric | MetricExpression;
  /** On which side of the threshold the alarm goes off. */
  readonly comparison:
    | "GreaterThanOrEqualToThreshold"
    | "GreaterThanThreshold"
    | "LessThanOrEqualToThreshold"
    | "LessThanThreshold";
  /** In the unit of the metric. */
  readonly threshold: number;
  /**
   * How many periods in a row must be on that side.
   * @default 1
   */
  readonly evaluationPeriods?: number;
  /**
   * What a period without a value counts as.
   * @default "missing", from AWS: the alarm stays as it is, or has insufficient data
   */
  readonly treatMissingData?: "missing" | "notBreaching" | "breaching" | "ignore";
  /** @default none: add them by `addAlarmAction` */
  readonly actions?: readonly IAlarmAction[];
  /**
   * What happens when it is over.
   * @default none: add them by `addOkAction`
   */
  readonly okActions?: readonly IAlarmAction[];
  /**
   * What the alarm tells a person, at most 1024 characters.
   * @default none
   */
  readonly alarmDescription?: string;
  /**
   * A change replaces the alarm. CloudWatch overwrites an alarm of the same name without a word.
   * @default from the stack and the construct
   */
  readonly alarmName?: string;
  /** @default none */
  readonly tags?: Tags;
}

/** Watches a metric, and does something when it crosses a threshold. */
export class Alarm extends CheckedConstruct {
  readonly resource: CloudwatchMetricAlarm;
  private readonly actions: string[] = [];
  private readonly okActions: string[] = [];

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    this.resource = addressed(
      new CloudwatchMetricAlarm(this, "Alarm", {
        alarmName: props.alarmName ?? physicalName(this, LONGEST_NAME),
        alarmDescription: props.alarmDescription,
        ...watched(props.metric),
        comparisonOperator: props.comparison,
        threshold: props.threshold,
        evaluationPeriods: props.evaluationPeriods ?? 1,
        treatMissingData: props.treatMissingData,
        tags: props.tags,
      }),
    );
    for (const action of props.actions ?? []) this.addAlarmAction(action);
    for (const action of props.okActions ?? []) this.addOkAction(action);
  }

  get alarmArn(): string {
    return this.resource.arn;
  }

  get alarmName(): string {
    return this.resource.alarmName;
  }

  /** Does `action` as well when the alarm goes off; CloudWatch takes five actions. */
  addAlarmAction(action: IAlarmAction): void {
    this.actions.push(action.alarmActionArn);
    this.resource.alarmActions = this.actions;
  }

  /** Does `action` as well when it is over; CloudWatch takes five actions. */
  addOkAction(action: IAlarmAction): void {
    this.okActions.push(action.alarmActionArn);
    this.resource.okActions = this.okActions;
  }
}

/** A metric as the provider has it, which keeps percentiles and expressions apart from the rest. */
function watched(metric: Metric | MetricExpression): Partial<CloudwatchMetricAlarmConfig> {
  if (isExpression(metric)) return { metricQuery: queries(metric) };
  const { namespace, metricName, dimensions, statistic = STATISTIC, period = PERIOD } = metric;
  const by = isPercentile(statistic) ? { extendedStatistic: statistic } : { statistic };
  return { namespace, metricName, dimensions, period, ...by };
}

function queries({ expression, metrics }: MetricExpression) {
  const inputs = Object.entries(metrics).map(([id, { statistic = STATISTIC, period = PERIOD, ...metric }]) => ({
    id,
    metric: { ...metric, stat: statistic, period },
  }));
  return [{ id: RESULT, expression, returnData: true }, ...inputs];
}
