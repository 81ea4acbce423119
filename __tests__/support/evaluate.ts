import { literal } from "../../src/core/template-code";
import { scratchFiles } from "./scratch";
import { Terraform } from "./terraform";

/** What Terraform makes of expressions in HCL: one run for all of them. */
export async function evaluated(expressions: readonly string[]): Promise<unknown[]> {
  const lines = expressions.map((expression) => `  ${expression},`).join("\n");
  const terraform = new Terraform(
    scratchFiles({ "main.tf": `output "values" {\n  value = jsonencode([\n${lines}\n  ])\n}\n` }, "evaluate"),
  );
  await terraform.init();
  await terraform.apply();
  return JSON.parse(String((await terraform.output()).values));
}

/** A value as Terraform's JSON has it: texts are templates there, in which `${` begins an expression. */
export function asTemplates(value: unknown): unknown {
  return mapTexts(value, literal);
}

/** A value as Terraform keeps it: it puts letters and their accents together. */
export function asTerraformKeeps(value: unknown): unknown {
  return mapTexts(value, (text) => text.normalize("NFC"));
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), mapTexts(member, change)]));
}
