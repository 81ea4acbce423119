/** Resources by keys, without an attribute of theirs, in HCL. */
export function withoutMember(resources: string, member: string): string {
  return `{ for key, all in ${resources} : key => { for name, value in all : name => value if name != "${member}" } }`;
}
