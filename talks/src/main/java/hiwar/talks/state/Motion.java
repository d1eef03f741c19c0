package hiwar.talks.state;

import hiwar.talks.command.Command;
import hiwar.talks.id.DelegationId;
import java.util.List;

/**
 * A command that waits for the consent of the other heads.
 *
 * @param number the sequence of the event that made it
 * @param movedBy the delegation whose head moved it
 * @param agreed all delegations whose heads consent, the mover first
 */
public record Motion(long number, DelegationId movedBy, Command command, List<DelegationId> agreed) {}
