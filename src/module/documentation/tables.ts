import type { ModuleFacts } from "./module-facts";

const REGISTRY = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs";

/** The tables of a module's README, in the form in which terraform-docs prints them. */
export function tables(facts: ModuleFacts): string {
  return [
    section(
      "Requirements",
      ["Name", "Version"],
      [["terraform", code(facts.terraform)], ...[...facts.providers].map(([name, version]) => [name, code(version)])],
    ),
    section(
      "Resources",
      ["Name", "Type"],
      facts.resources.map(({ type, name, kind }) => [`[${type}.${name}](${pageOf(type, kind)})`, kind]),
    ),
    section(
      "Inputs",
      ["Name", "Description", "Type", "Default", "Required"],
      facts.inputs.map(({ name, description, type, default: value, required }) => [
        code(name),
        cell(description),
        typeCell(type),
        required ? "n/a" : typeCell(JSON.stringify(value, null, 2)),
        required ? "yes" : "no",
      ]),
    ),
    section(
      "Outputs",
      ["Name", "Description"],
      facts.outputs.map(({ name, description, sensitive }) => [
        code(name),
        cell(sensitive ? `${description} (sensitive)` : description),
      ]),
    ),
  ].join("\n\n");
}

function section(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `## ${title}\n\nNone.`;
  const lines = [columns, columns.map((column) => "-".repeat(column.length)), ...rows];
  return `## ${title}\n\n${lines.map((line) => `| ${line.join(" | ")} |`).join("\n")}`;
}

function pageOf(type: string, kind: "resource" | "data source"): string {
  return `${REGISTRY}/${kind === "resource" ? "resources" : "data-sources"}/${type.replace(/^aws_/, "")}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Types and defaults of several lines are shown as such; a table of Markdown has none, so they are HTML. */
function typeCell(text: string): string {
  if (!text.includes("\n")) return code(text.replaceAll("|", "\\|"));
  return `<pre>${escapeHtml(text).replaceAll("\n", "<br/>").replaceAll("|", "&#124;")}</pre>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Markdown in one line, of which `<` begins no HTML outside of code. */
function cell(text: string): string {
  const parts = text.split(/(`[^`]*`)/).map((part, i) => (i % 2 === 0 ? part.replaceAll("<", "&lt;") : part));
  return parts.join("").replaceAll("|", "\\|").replaceAll("\n", " ");
}
