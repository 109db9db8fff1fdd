/** What to write instead of functions that engines disagree about, that HAPI does not compile, or that stop it. */
export const replacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aggregate: 'no engine but one has it.',
    children: 'it gives other things in each engine; name the path.',
    contains: "of a list: x.where(... = 'a').exists(); of a text: matches('^.*a.*$').",
    descendants: 'it overflows the stack of HAPI and fails the whole plan; name the path.',
    iif: 'write it with and, or.',
    isDistinct: 'HAPI does not compile it. Compare two counts.',
    join: 'HAPI does not compile it.',
    last: 'what follows it fails in HAPI. Lists are newest first: take(1).',
    max: 'it fails in HAPI. Lists are newest first: take(1).where(...); or ask where(... >= limit).exists().',
    memberOf:
      'HAPI does not compile it. Write the codes into the expression, or build with --code-sets member-of for sites with a terminology server.',
    min: 'it fails in HAPI. Ask where(... <= limit).exists().',
    now: 'of a dateTime and a day nobody knows which is later on that day. Write today().',
    ofType:
      'of a choice it turns 4 >= 4 into nothing in HAPI, and a qualified type fails. Cast: (value as Quantity).value; of resources: $this as ServiceRequest.',
    repeat: 'HAPI does not compile it. Questionnaires have two levels: item.item.where(linkId = ...).',
    replace: 'it fails in HAPI; data are normalised before.',
    resolve: 'nothing is fetched. References are resolved into codes before.',
    single: 'it throws where there are two. Write take(1).',
    sum: 'it fails in HAPI. Count with count().',
    tail: 'it was not tried everywhere. Write skip(1).',
  }),
);
