import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { App } from "cdktf";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { awsApi } from "../support/emulator/api";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const Bucket = "our-terraform-state";

describeWith(["terraform", "emulator"], "a state that a team shares", () => {
  const emulator = useEmulator();

  it("lies in the bucket, and who works on it locks the others out", async () => {
    const { s3 } = awsApi(emulator());
    await s3.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "ap-northeast-1" } }),
    );
    const outdir = scratchDirectory("state");
    const app = new App({ outdir });
    new HandsonStack(app, "handson", { chapter: 1, state: { bucket: Bucket, region: "ap-northeast-1" } });
    app.synth();
    const directory = join(outdir, "stacks", "handson");
    // The emulator serves no bucket as a host name of its own.
    writeFileSync(join(directory, "emulator.tfbackend"), "use_path_style = true\n");
    const terraform = new Terraform(directory, { env: emulator().env });
    await terraform.init("-backend-config=emulator.tfbackend");
    expect(await terraform.apply()).toMatchObject({ add: 1 });

    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key }) => Key)).toEqual(["handson.tfstate"]);
    const state = await s3.send(new GetObjectCommand({ Bucket, Key: "handson.tfstate" }));
    expect(await state.Body?.transformToString()).toContain('"aws_vpc"');
    expect(state.ServerSideEncryption).toBe("AES256");

    const lock = { Bucket, Key: "handson.tfstate.tflock" };
    await s3.send(new PutObjectCommand({ ...lock, Body: JSON.stringify({ ID: "1", Who: "a colleague" }) }));
    await expect(terraform.plan()).rejects.toThrow("Error acquiring the state lock");
    await s3.send(new DeleteObjectCommand(lock));
    expect((await terraform.plan()).noChanges).toBe(true);
    await terraform.destroy();
  });
});
