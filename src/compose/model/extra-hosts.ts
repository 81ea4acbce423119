import { keyValues } from "../schema/key-values";
import { setOf } from "../schema/list";
import { text } from "../schema/scalars";

/** Names of hosts and their addresses, from `- name=address`, `- name:address` or a mapping. */
export const extraHosts = keyValues(setOf(text, { single: true }), /[=:]/);
