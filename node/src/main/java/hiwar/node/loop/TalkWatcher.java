package hiwar.node.loop;

/** Is told of every change of a talk, on the loop of its shard: it must not wait. */
public interface TalkWatcher {
    /** The talk stands otherwise. */
    void changed(OpenTalk before, OpenTalk after);
}
