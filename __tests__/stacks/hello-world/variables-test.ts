import { HelloWorldStack } from "../../../src/stacks/hello-world/hello-world-stack";
import { synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new HelloWorldStack(app, "hello-world");
  new HelloWorldStack(app, "old-hello-world", { prefix: "old-", style: "slides" });
});
const today = app.stack("hello-world");
const slides = app.stack("old-hello-world");

describe("the variables of the hello-world stack", () => {
  it("are, in each style, those that mean something there", () => {
    expect(Object.keys(today.json.variable ?? {}).sort()).toEqual([
      "allowed_cidrs",
      "mysql_image",
      "region",
      "wordpress_image",
    ]);
    expect(Object.keys(slides.json.variable ?? {}).sort()).toEqual(["allowed_cidrs", "instance_type", "region"]);
  });

  it.each(["wordpress", "mysql"])("let the image of %s be any, and a version of it if nobody says", (name) => {
    const variable = today.variable(`${name}_image`);
    expect(variable.default).toMatch(new RegExp(`^public.ecr.aws/docker/library/${name}:\\d+\\.\\d+\\.\\d+`));
    expect(variable.validation).toEqual([
      {
        condition: `\${can(regex("^[^[:space:]]+$", var.${name}_image))}`,
        error_message: `${name}_image must be the name of an image, without spaces: nginx:1.27.`,
      },
    ]);
  });

  it("let the instances be of a type with room for the task", () => {
    expect(slides.variable("instance_type")).toMatchObject({
      default: "t3.small",
      validation: [{ error_message: "instance_type must be small or more: t3.small, m7i.large." }],
    });
  });
});
