import { type ChildProcess, spawn } from "node:child_process";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { awsApi } from "../support/emulator/api";
import { Emulator } from "../support/emulator/emulator";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { describeWith } from "../support/toolchain";

const BUCKET = new CreateBucketCommand({
  Bucket: "state",
  CreateBucketConfiguration: { LocationConstraint: "ap-northeast-1" },
});

describeWith(["emulator"], "The emulator", () => {
  const emulator = useEmulator({ managedPolicies: false });
  beforeEach(async () => emulator().reset());

  it("runs with our patches", () => {
    expect(emulator().report.patches).toContain("ecs_service");
  });

  it("forgets everything on reset", async () => {
    await awsApi(emulator()).s3.send(BUCKET);
    expect(await leftovers(emulator())).toEqual(["bucket state"]);
    await emulator().reset();
    expect(await leftovers(emulator())).toEqual([]);
  });

  it("refuses to overwrite an object on If-None-Match, which locks Terraform's state in S3", async () => {
    const { s3 } = awsApi(emulator());
    await s3.send(BUCKET);
    const lock = () => s3.send(new PutObjectCommand({ Bucket: "state", Key: "lock", Body: "1", IfNoneMatch: "*" }));
    await lock();
    await expect(lock()).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  });

  it("answers a request that is repeated as it was answered, and carries it out once", async () => {
    const create = (invocation: string, attempt: number) =>
      fetch(emulator().endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": "AmazonEC2ContainerRegistry_V20150921.CreateRepository",
          authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/ap-northeast-1/ecr/aws4_request",
          "amz-sdk-invocation-id": invocation,
          "amz-sdk-request": `attempt=${attempt}; max=3`,
        },
        body: JSON.stringify({ repositoryName: "once" }),
      });
    const first = await create("a", 1);
    expect(first.status).toBe(200);
    const again = await create("a", 2);
    expect([again.status, await again.text()]).toEqual([200, await first.text()]);
    expect((await create("b", 1)).status).toBe(400);
    expect((await create("b", 2)).status).toBe(400);
  });

  it("is gone when stop() resolves", async () => {
    const other = await Emulator.start();
    await other.stop();
    await expect(fetch(other.endpoint)).rejects.toThrow();
  });

  it.each(["SIGKILL", "SIGINT"] as const)("is gone after %s of the process that started it", async (signal) => {
    const parent = startElsewhere();
    const endpoint = await endpointFrom(parent);
    expect((await fetch(`${endpoint}/moto-api/cdktf-ecs`)).status).toBe(200);
    parent.kill(signal);
    expect(await isGone(endpoint)).toBe(true);
  });
});

/** `npm run emulator`, without npm and tsx between it and the signal. */
function startElsewhere(): ChildProcess {
  const root = path.resolve(__dirname, "../..");
  const script = path.join(root, "scripts/emulator.ts");
  return spawn(process.execPath, ["--import", "tsx", script], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
}

/** Leaves the output open: a parent that cannot write would end for that reason. */
async function endpointFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const endpoint = said.match(/export AWS_ENDPOINT_URL=(\S+)\n/)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    child.once("close", () => reject(new Error(`no endpoint in: ${said}`)));
  });
}

async function isGone(endpoint: string): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (!(await fetch(endpoint).catch(() => undefined))) return true;
    await sleep(50);
  }
  return false;
}
