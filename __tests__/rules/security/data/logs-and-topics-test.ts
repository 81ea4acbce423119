import { insecure } from "../../../support/security";

const logs = (attributes: object) => ({ aws_cloudwatch_log_group: { main: { ...attributes } } });

describe("the security of logs and topics", () => {
  it.each([
    ["SEC611", {}, ["main.kms_key_id"]],
    ["SEC611", { kms_key_id: "" }, ["main.kms_key_id"]],
    ["SEC611", { kms_key_id: "${var.key}" }, []],
    ["SEC612", {}, ["main.retention_in_days"]],
    ["SEC612", { retention_in_days: 0 }, []],
    ["SEC612", { retention_in_days: 1 }, []],
    ["SEC613", {}, []],
    ["SEC613", { retention_in_days: 0 }, []],
    ["SEC613", { retention_in_days: 1 }, ["main.retention_in_days"]],
    ["SEC613", { retention_in_days: 364 }, ["main.retention_in_days"]],
    ["SEC613", { retention_in_days: 365 }, []],
    ["SEC613", { retention_in_days: "${var.days}" }, []],
  ])("is %s of %j", (id, attributes, found) => {
    expect(insecure(id, logs(attributes))).toEqual(found);
  });

  it("is a key of a topic", () => {
    const aws_sns_topic = { none: {}, empty: { kms_master_key_id: "" }, own: { kms_master_key_id: "alias/shop" } };
    expect(insecure("SEC661", { aws_sns_topic })).toEqual(["none.kms_master_key_id", "empty.kms_master_key_id"]);
  });
});
