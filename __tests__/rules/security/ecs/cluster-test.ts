import { insecure, shown } from "../../../support/security";

const cluster = (main: object) => ({ aws_ecs_cluster: { main: { ...main } } });
const setting = (...settings: object[]) => cluster({ setting: settings });
const exec = (execute_command_configuration: object) => cluster({ configuration: { execute_command_configuration } });
const PLACE = "main.configuration[0].execute_command_configuration[0]";

describe("the security of a cluster", () => {
  it.each([
    [{}, ["main.setting"]],
    [{ setting: [] }, ["main.setting"]],
    [{ setting: "${var.settings}" }, []],
    [{ dynamic: { setting: {} } }, []],
  ])("asks for Container Insights where nothing is said: %j", (main, found) => {
    expect(insecure("SEC101", cluster(main))).toEqual(found);
  });

  it.each([
    ["enabled", []],
    ["enhanced", []],
    ["${var.insights}", []],
    ["disabled", ["disabled"]],
  ])("asks for Container Insights where they are %s", (value, found) => {
    expect(shown("SEC101", setting({ name: "other", value: "x" }, { name: "containerInsights", value }))).toEqual(
      found,
    );
  });

  it.each([
    [{ logging: "NONE" }, [`${PLACE}.logging`]],
    [{ logging: "DEFAULT" }, []],
    [{ logging: "OVERRIDE" }, []],
    [{}, []],
  ])("asks for logs of sessions: %j", (session, found) => {
    expect(insecure("SEC102", exec(session))).toEqual(found);
  });

  const LOG = `${PLACE}.log_configuration[0]`;
  it.each([
    [{}, [`${PLACE}.kms_key_id`]],
    [{ kms_key_id: "" }, [`${PLACE}.kms_key_id`]],
    [{ kms_key_id: "${var.key}" }, []],
    [{ kms_key_id: "k", log_configuration: {} }, []],
    [{ kms_key_id: "k", log_configuration: { s3_bucket_name: "b" } }, [`${LOG}.s3_bucket_encryption_enabled`]],
    [{ kms_key_id: "k", log_configuration: { s3_bucket_name: "b", s3_bucket_encryption_enabled: true } }, []],
    [
      {
        kms_key_id: "k",
        log_configuration: { cloud_watch_log_group_name: "g", cloud_watch_encryption_enabled: "false" },
      },
      [`${LOG}.cloud_watch_encryption_enabled`],
    ],
    [
      {
        kms_key_id: "k",
        log_configuration: { cloud_watch_log_group_name: "g", cloud_watch_encryption_enabled: "${var.x}" },
      },
      [],
    ],
  ])("asks for a key of sessions: %j", (session, found) => {
    expect(insecure("SEC103", exec(session))).toEqual(found);
  });

  it("asks for no key where nothing is said of sessions", () => {
    expect(insecure("SEC103", cluster({}))).toEqual([]);
    expect(insecure("SEC103", cluster({ configuration: {} }))).toEqual([]);
  });
});
