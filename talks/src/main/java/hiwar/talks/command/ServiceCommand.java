package hiwar.talks.command;

/** What only the node itself can know. */
public sealed interface ServiceCommand extends Command {
    /**
     * The node was down; the time in between counts for nobody.
     *
     * @param lostAtMillis the last moment at which it was surely up, since the epoch
     */
    record ReportOutage(long lostAtMillis) implements ServiceCommand {}
}
