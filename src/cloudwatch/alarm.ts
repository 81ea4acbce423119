import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import type { Metric } from "./metric";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_NAME = 255;

/** What happens when an alarm goes off: a scaling policy, for example. */
export interface IAlarmAction {
  readonly alarmActionArn: string;
}

export interface AlarmProps {
  readonly metric: Metric;
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

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { metric } = props;
    this.resource = addressed(
      new CloudwatchMetricAlarm(this, "Alarm", {
        alarmName: props.alarmName ?? physicalName(this, LONGEST_NAME),
        alarmDescription: props.alarmDescription,
        namespace: metric.namespace,
        metricName: metric.metricName,
        dimensions: metric.dimensions,
        statistic: metric.statistic ?? "Average",
        period: metric.period ?? 60,
        comparisonOperator: props.comparison,
        threshold: props.threshold,
        evaluationPeriods: props.evaluationPeriods ?? 1,
        treatMissingData: props.treatMissingData,
        tags: props.tags,
      }),
    );
    for (const action of props.actions ?? []) this.addAlarmAction(action);
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
}
