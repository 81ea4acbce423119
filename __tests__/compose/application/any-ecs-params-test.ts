import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { TranslationError } from "../../../src/compose/application/translation-error";
import { ecsParams } from "../../support/arbitrary-ecs-params";
import { addApplication, rulesAgainst } from "../../support/compose-application";
import { scratchFiles } from "../../support/scratch";
import { emptyStack } from "../../support/synth";

const COMPOSE = `
services:
  web: { image: nginx, ports: ["80:80"], environment: { A: 1 }, volumes: ["data:/srv"], depends_on: [db] }
  db: { image: mysql, volumes: ["data:/a", "more:/b"], healthcheck: { test: a } }
  job: { image: busybox, restart: "no", volumes_from: [db] }
volumes: { data: , more: }`;

const directory = scratchFiles({ "compose.yaml": COMPOSE }, "params");
const FILE = join(directory, "compose.yaml");
const PARAMS = join(directory, "ecs-params.yml");
const options = { layout: "one-task", ecsParams: PARAMS } as const;

function reportOf() {
  try {
    return addApplication(emptyStack(), [FILE], options).report;
  } catch (error) {
    if (error instanceof TranslationError) return error.report;
    throw error;
  }
}

describe("any parameters of ecs-cli", () => {
  it("are accounted for, each key once and with its place, and then refused or a configuration that passes all rules", () => {
    const counts = { refused: 0, made: 0 };
    fc.assert(
      fc.property(ecsParams, (params) => {
        writeFileSync(PARAMS, stringify(params, { aliasDuplicateObjects: false }));
        const { entries } = reportOf();
        const own = entries.filter(({ file }) => basename(file) === "ecs-params.yml");
        expect(own.every(({ line, column, text }) => line > 0 && column > 0 && text !== "")).toBe(true);
        expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
        expect(own.length).toBeGreaterThanOrEqual(Object.keys(params).length === 0 ? 0 : 1);
        if (entries.some(({ outcome }) => outcome === "refused")) counts.refused++;
        else {
          counts.made++;
          expect(rulesAgainst([FILE], options)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(counts.refused).toBeGreaterThan(20);
    expect(counts.made).toBeGreaterThan(20);
  });
});
