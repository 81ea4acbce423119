import { isExpression, type Metric, type MetricExpression } from "../cloudwatch/metric";

/** A line of a graph. */
export interface GraphLine {
  /** What the legend calls it. */
  readonly label: string;
  readonly metric: Metric | MetricExpression;
}

/** A value that a graph marks by a line across. */
export interface GraphLimit {
  readonly label: string;
  /** In the unit of the graph. */
  readonly value: number;
}

/** Numbers of one unit over time. */
export interface Graph {
  readonly title: string;
  /** What is counted, beside the axis: `percent`, `seconds`. */
  readonly unit: string;
  readonly lines: readonly GraphLine[];
  /** @default none */
  readonly limits?: readonly GraphLimit[];
}

const STATISTIC = "Average";
const PERIOD = 60;

/**
 * A graph as the properties of a widget.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function graphProperties({ title, unit, lines, limits = [] }: Graph, region: string): object {
  return {
    title,
    region,
    view: "timeSeries",
    stat: STATISTIC,
    period: PERIOD,
    metrics: lines.flatMap(({ label, metric }, index) => {
      if (!isExpression(metric)) return [metricRow(metric, { label })];
      // Ids are of a whole graph, in which each expression has metrics of its own.
      const prefix = `l${index}_`;
      const inputs = Object.entries(metric.metrics);
      const expression = renamed(metric.expression, Object.keys(metric.metrics), prefix);
      return [
        [{ expression, label, id: `${prefix}result`, period: inputs[0]?.[1].period ?? PERIOD }],
        ...inputs.map(([id, input]) => metricRow(input, { id: `${prefix}${id}`, visible: false })),
      ];
    }),
    yAxis: { left: { min: 0, label: unit, showUnits: false } },
    annotations: limits.length > 0 ? { horizontal: limits.map(({ label, value }) => ({ label, value })) } : undefined,
  };
}

function metricRow(metric: Metric, options: object): unknown[] {
  const { namespace, metricName, dimensions = {}, statistic = STATISTIC, period = PERIOD } = metric;
  return [namespace, metricName, ...Object.entries(dimensions).flat(), { ...options, stat: statistic, period }];
}

/** `expression` with `prefix` in front of each of the ids. */
function renamed(expression: string, ids: readonly string[], prefix: string): string {
  return expression.replace(/\b[a-z]\w*/g, (word) => (ids.includes(word) ? prefix + word : word));
}
