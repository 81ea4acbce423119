import {
  anyText,
  boolean,
  bytes,
  bytesOrUnlimited,
  duration,
  fileMode,
  integer,
  number,
  oneOf,
  text,
  textOrNothing,
} from "../../../src/compose/schema/scalars";
import type { Type } from "../../../src/compose/schema/type";
import { readAs } from "../../support/compose-type";

const WRONG_TYPE = ["WrongTypeError"];
const INVALID = ["InvalidValueError"];

describe("a single value", () => {
  it.each<[string, Type<unknown>, unknown, unknown]>([
    ["text", text, "a", "a"],
    ["text", text, "", ""],
    ["text", text, 1, INVALID],
    ["text", text, true, INVALID],
    ["text", text, null, WRONG_TYPE],
    ["text", text, [], WRONG_TYPE],
    ["anyText", anyText, 1.5, "1.5"],
    ["anyText", anyText, false, "false"],
    ["anyText", anyText, null, WRONG_TYPE],
    ["textOrNothing", textOrNothing, null, null],
    ["textOrNothing", textOrNothing, 0, "0"],
    ["boolean", boolean, false, false],
    ["boolean", boolean, "Yes", true],
    ["boolean", boolean, "off", false],
    ["boolean", boolean, "maybe", WRONG_TYPE],
    ["boolean", boolean, 1, WRONG_TYPE],
    ["number", number, 0.5, 0.5],
    ["number", number, "0.5", 0.5],
    ["number", number, "-1e3", -1000],
    ["number", number, "", WRONG_TYPE],
    ["number", number, "1 ", WRONG_TYPE],
    ["number", number, "0x10", WRONG_TYPE],
    ["integer", integer(1, 5), 5, 5],
    ["integer", integer(1, 5), "1", 1],
    ["integer", integer(1, 5), 6, INVALID],
    ["integer", integer(1, 5), 0, INVALID],
    ["integer", integer(), -7, -7],
    ["integer", integer(), 1.5, WRONG_TYPE],
    ["bytes", bytes, "1k", 1024],
    ["bytes", bytes, 5, 5],
    ["bytes", bytes, -5, INVALID],
    ["bytes", bytes, true, WRONG_TYPE],
    ["bytesOrUnlimited", bytesOrUnlimited, -1, -1],
    ["bytesOrUnlimited", bytesOrUnlimited, "-1", -1],
    ["bytesOrUnlimited", bytesOrUnlimited, "2m", 2 * 1024 ** 2],
    ["bytesOrUnlimited", bytesOrUnlimited, "-2", INVALID],
    ["duration", duration, "1m", 60],
    ["duration", duration, 1, INVALID],
    ["duration", duration, null, WRONG_TYPE],
    ["fileMode", fileMode, 288, 0o440],
    ["fileMode", fileMode, "0440", 0o440],
    ["fileMode", fileMode, "0o440", 0o440],
    ["fileMode", fileMode, "rw", INVALID],
    ["oneOf", oneOf("a", "b"), "b", "b"],
    ["oneOf", oneOf("a", "b"), "c", INVALID],
    ["oneOf", oneOf("a", "b"), 1, WRONG_TYPE],
  ])("%s: %#", (_name, type, value, expected) => {
    expect(readAs(type, value)).toEqual(expected);
  });
});
