import type { Construct } from "constructs";
import { Alarm } from "../cloudwatch/alarm";
import { CheckedConstruct } from "../rules/checked-construct";
import { Ec2Action, type IActedOn } from "./ec2-action";

export interface StatusCheckAlarmsProps {
  readonly instance: IActedOn & { readonly instanceId: string };
}

/** As the EC2 User Guide has it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/UsingAlarmActions.html */
const PERIOD = 60;
const MINUTES_TO_RECOVER = 2;
/** Later than the other, so that an instance is not rebooted while it is moved. */
const MINUTES_TO_REBOOT = 3;

/**
 * What happens when the status checks of an instance fail: after two minutes of a failed system check (the machine) it is recovered on
 * another machine, after three of a failed instance check (the operating system) it is rebooted.
 *
 * EC2 recovers no instance on a Dedicated Host, of a metal type, or with instance store:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cloudwatch-recovery.html
 */
export class StatusCheckAlarms extends CheckedConstruct {
  readonly recover: Alarm;
  readonly reboot: Alarm;

  constructor(scope: Construct, id: string, { instance }: StatusCheckAlarmsProps) {
    super(scope, id);
    const alarm = (name: string, metricName: string, evaluationPeriods: number) =>
      new Alarm(this, name, {
        metric: {
          namespace: "AWS/EC2",
          metricName,
          dimensions: { InstanceId: instance.instanceId },
          statistic: "Maximum",
          period: PERIOD,
        },
        comparison: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        evaluationPeriods,
      });
    this.recover = alarm("recover", "StatusCheckFailed_System", MINUTES_TO_RECOVER);
    this.recover.addAlarmAction(Ec2Action.recover(instance));
    this.reboot = alarm("reboot", "StatusCheckFailed_Instance", MINUTES_TO_REBOOT);
    this.reboot.addAlarmAction(Ec2Action.reboot(instance));
  }
}
