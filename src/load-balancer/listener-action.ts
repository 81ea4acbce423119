import type { LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import type { ITargetGroup } from "./target-group-base";

/** What a listener, or a rule of it, does with a request. */
export class ListenerAction {
  /** Passes the request on to a target of the group. */
  static forward(targetGroup: ITargetGroup): ListenerAction {
    return new ListenerAction({ type: "forward", targetGroupArn: targetGroup.targetGroupArn }, [targetGroup]);
  }

  /** Answers by itself. `statusCode` is 2XX, 4XX or 5XX; the body has at most 1024 characters. */
  static fixedResponse(
    statusCode: number,
    { contentType = "text/plain", messageBody }: { contentType?: string; messageBody?: string } = {},
  ): ListenerAction {
    return new ListenerAction({
      type: "fixed-response",
      fixedResponse: { statusCode: String(statusCode), contentType, messageBody },
    });
  }

  /** Sends the client to the same address by HTTPS, permanently (301). */
  static redirectToHttps(port = 443): ListenerAction {
    return new ListenerAction({
      type: "redirect",
      redirect: { protocol: "HTTPS", port: String(port), statusCode: "HTTP_301" },
    });
  }

  private constructor(
    /** The block of Terraform's listener and listener rule. */
    readonly block: LbListenerDefaultAction,
    /** The groups that get requests. */
    readonly targetGroups: readonly ITargetGroup[] = [],
  ) {}
}
