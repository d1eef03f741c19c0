package hiwar.node.store;

import hiwar.room.stage.TalkInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a talk hears from the storing thread, in order. */
final class Replies implements Consumer<TalkInput> {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<TalkInput> heard = new LinkedBlockingQueue<>();

    @Override
    public void accept(TalkInput input) {
        heard.add(input);
    }

    /** The next answer; fails when none comes. */
    TalkInput next() throws InterruptedException {
        TalkInput input = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (input == null) {
            throw new AssertionError("no answer");
        }
        return input;
    }

    /** The next answers. */
    List<TalkInput> next(int count) throws InterruptedException {
        List<TalkInput> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(next());
        }
        return inputs;
    }

    /** True when nothing was heard that was not asked for. */
    boolean isEmpty() {
        return heard.isEmpty();
    }
}
