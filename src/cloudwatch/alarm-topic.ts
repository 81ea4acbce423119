import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { Construct } from "constructs";
import { addressed } from "../core/address";
import { physicalName } from "../core/names";
import type { Tags } from "../core/tags";
import { CheckedConstruct } from "../rules/checked-construct";
import type { IAlarmAction } from "./alarm";

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const LONGEST_NAME = 256;

export interface AlarmTopicProps {
  /**
   * The ARN of a KMS key of one's own that encrypts messages at rest. Its policy must let `cloudwatch.amazonaws.com` use `kms:Decrypt` and
   * `kms:GenerateDataKey*`. AWS's own key for SNS, which nobody can open to alarms, would keep every message from being sent.
   * https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
   * @default none: a message has the names of the alarm and of what it watches
   */
  readonly kmsKeyArn?: string;
  /**
   * A change replaces the topic.
   * @default from the stack and the construct
   */
  readonly topicName?: string;
  /** @default none */
  readonly tags?: Tags;
}

/** Tells people of alarms. The alarms of its account may publish to it, by the policy that SNS gives every topic. */
export class AlarmTopic extends CheckedConstruct implements IAlarmAction {
  readonly resource: SnsTopic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    super(scope, id);
    this.resource = addressed(
      new SnsTopic(this, "Topic", {
        name: props.topicName ?? physicalName(this, LONGEST_NAME),
        kmsMasterKeyId: props.kmsKeyArn,
        tags: props.tags,
      }),
    );
  }

  get topicArn(): string {
    return this.resource.arn;
  }

  get alarmActionArn(): string {
    return this.topicArn;
  }

  /** Sends every message by e-mail, as soon as the recipient has followed the link in AWS's first one. `id` names the recipient in the Terraform address. */
  addEmail(id: string, address: string): void {
    addressed(
      new SnsTopicSubscription(this, `${id}Email`, { topicArn: this.topicArn, protocol: "email", endpoint: address }),
      id,
    );
  }
}
