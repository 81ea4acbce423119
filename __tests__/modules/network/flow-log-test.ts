import { networkModule } from "../../support/network-module";

describe("the flow log of the module network", () => {
  const written = networkModule();

  it("writes to its own log group or to what exists", () => {
    expect(written.resource("aws_flow_log", "main")).toMatchObject({
      count: "${var.enable_flow_log ? 1 : 0}",
      vpc_id: "${aws_vpc.main.id}",
      log_destination: expect.stringMatching(
        /\? one\(aws_cloudwatch_log_group\.flow_log\[\*\]\.arn\) : var\.flow_log_destination_arn/,
      ),
      depends_on: ["aws_iam_role_policy.flow_log"],
    });
  });

  it("writes by a role that may write there alone", () => {
    const { policy } = written.resource("aws_iam_role_policy", "flow_log");
    expect(policy).toContain("logs:PutLogEvents");
    expect(policy).not.toContain('"Resource":"*"');
  });

  it("has neither role nor group where it goes to a bucket", () => {
    for (const [type, name] of [
      ["aws_iam_role", "flow_log"],
      ["aws_cloudwatch_log_group", "flow_log"],
    ] as const) {
      expect(written.resource(type, name).count).toContain('var.flow_log_destination_type == "cloud-watch-logs"');
    }
  });
});
