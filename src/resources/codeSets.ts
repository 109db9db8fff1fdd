/**
 * How FHIRPath conditions name codes. `inline`: the codes stand in the expression, which any engine runs without a server.
 * `member-of`: the expression asks `memberOf` of a ValueSet of the package; shorter, for engines that can look into value sets,
 * which HAPI's cannot. CQL is the same either way. See docs/logic.md, Membership.
 */
export type CodeSets = 'inline' | 'member-of';
