package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;

/**
 * One side as it is called.
 *
 * @param zone of its capital, an IANA name
 */
public record Delegation(DelegationId id, Wording name, String zone) {}
