import type { IAlarmAction } from "../cloudwatch/alarm";
import { partitionOf, regionOf } from "../core/arn";

/**
 * What CloudWatch itself can do to the instance whose metric an alarm watches.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html
 */
export const Ec2Action = {
  /** Moves the instance to other hardware; it keeps its id, its addresses and its volumes. */
  recover: (instance: IActedOn): IAlarmAction => action(instance, "recover"),
  /** Restarts the operating system. */
  reboot: (instance: IActedOn): IAlarmAction => action(instance, "reboot"),
};

/** An instance, as an action needs it. */
export interface IActedOn {
  readonly instanceArn: string;
}

/** The partition and the region are those of the instance: `arn:aws:automate:ap-northeast-1:ec2:recover`. */
function action({ instanceArn }: IActedOn, name: string): IAlarmAction {
  return { alarmActionArn: `arn:${partitionOf(instanceArn)}:automate:${regionOf(instanceArn)}:ec2:${name}` };
}
